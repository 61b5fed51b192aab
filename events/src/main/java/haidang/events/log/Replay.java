package haidang.events.log;

/// What became of the wish to give a dead letter another chance.
public enum Replay {
  /// It lies on its topic again.
  APPENDED,
  /// Its bytes were erased: the key was dropped.
  ERASED,
  /// Its bytes were too many to be kept.
  NOT_KEPT,
  /// No letter has this id, or it has expired.
  UNKNOWN
}
