package haidang.ingest.jsonl;

/// Which fields of a line hold what. A name with dots leads into nested objects: `author.name`; of several names with
/// bars between, the first that a line has counts: `url|permalink`.
///
/// @param id        what tells a line's post from the others; where the file has no such field, the line's number does
/// @param idDemanded whether a line without an id is refused instead
/// @param text      demanded of every line
public record FieldMapping(String id, boolean idDemanded, String text, String title, String author, String published,
    String url, String kind, String parent, String language, Further further) {
  public static final FieldMapping DEFAULT = new FieldMapping("id", false, "text", "title", "author", "published",
      "url|permalink", "kind", "parent", "language|claimedLanguage");

  public FieldMapping(String id, boolean idDemanded, String text, String title, String author, String published,
      String url, String kind, String parent, String language) {
    this(id, idDemanded, text, title, author, published, url, kind, parent, language, Further.DEFAULT);
  }

  /// What files have more rarely.
  ///
  /// @param platform where the post stands, for example `facebook`: the first part of its id
  /// @param media    a list of objects with `url`, `kind`, `caption`, `alt`, or of addresses
  /// @param links    a list of objects with `url`, `text`, or of addresses
  public record Further(String platform, String root, String edited, String media, String links, String likes,
      String shares, String comments, String views) {
    public static final Further DEFAULT = new Further("platform", "root", "edited", "media", "links",
        "counts.likes|likes", "counts.shares|shares", "counts.comments|comments", "counts.views|views");
  }
}
