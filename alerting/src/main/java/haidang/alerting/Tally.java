package haidang.alerting;

/// How many cases there are.
///
/// @param waiting flagged and undecided by a person
/// @param urgent  of those, with severity high or urgent
/// @param closed  decided
public record Tally(long waiting, long urgent, long closed) {}
