package haidang.ingest.collect;

/// A page that was taken.
///
/// @param changed how many of its posts were new or had changed
public record Taken(Mapped mapped, int changed) {
  /// Whether nothing on it was known, so that what goes before it may be unknown too.
  public boolean allNew() { return changed > 0 && changed >= mapped.posts().size(); }
}
