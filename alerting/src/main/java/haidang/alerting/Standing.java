package haidang.alerting;

/// What became of the flags: they stand, the rules no longer flag the post, or the post is gone.
public enum Standing {
  FLAGGED, CLEARED, WITHDRAWN
}
