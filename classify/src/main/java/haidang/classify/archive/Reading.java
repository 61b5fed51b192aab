package haidang.classify.archive;

/// How one clause of a query was understood, to be shown beside the answer.
///
/// @param written the clause as the person wrote it
/// @param excludes whether posts with it are left out
public record Reading(Kind kind, String written, boolean excludes) {
  /// What a clause asks for.
  public enum Kind {
    /// A word with marks: found so written, or without any mark.
    MARKED,
    /// A word without marks: found with any marks.
    BARE,
    /// Exactly as written.
    EXACT,
    /// Words side by side.
    PHRASE,
    /// The beginning of a word.
    PREFIX,
    /// Words close to each other.
    NEAR,
    /// A condition on a field.
    FIELD,
    /// A bound in time.
    TIME
  }
}
