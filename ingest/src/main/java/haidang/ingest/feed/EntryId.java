package haidang.ingest.feed;

/// The name a feed gives an entry.
final class EntryId {
  private EntryId() {}

  /// A site that moves to HTTPS renames all its entries and means the same ones.
  static String of(String given) {
    String id = given.strip();
    return id.startsWith("http://") ? "https://" + id.substring("http://".length()) : id;
  }
}
