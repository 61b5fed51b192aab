package haidang.ingest.jsonl;

/// Which fields of a line hold what. A name with dots leads into nested objects: `author.name`.
///
/// @param id        what tells a line's post from the others; where the file has no such field, the line's number does
/// @param idDemanded whether a line without an id is refused instead
/// @param text      demanded of every line
public record FieldMapping(String id, boolean idDemanded, String text, String title, String author, String published,
    String url, String kind, String parent, String language) {
  public static final FieldMapping DEFAULT = new FieldMapping("id", false, "text", "title", "author", "published",
      "url", "kind", "parent", "language");
}
