package haidang.classify.rules;

/// Something about a rule that deserves a look.
///
/// @param rule    whose
/// @param message one sentence
public record Finding(String rule, Sort sort, String message) {
  /// What sort of thing was found.
  public enum Sort {
    /// It can never match: what it requires, it also excludes.
    DEAD,
    /// Another rule of its category matches all its examples.
    SUBSUMED,
    /// It matches too many everyday texts.
    TOO_BROAD,
    /// A branch is never needed: no example uses it, or another branch always holds when it does.
    UNREACHABLE,
    /// It shares most of its matches with another one.
    OVERLAPPING
  }
}
