package haidang.events;

/// A known, debunked claim that the post may repeat.
///
/// @param score 0 to 1, computed from post and claim alone
public record ClaimMatch(String claim, double score) {}
