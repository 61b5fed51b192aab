package haidang.alerting;

/// How many cases wait.
///
/// @param waiting flagged and undecided by a person
/// @param urgent  of those, with severity high or urgent
public record Tally(long waiting, long urgent) {}
