package haidang.classify.archive;

/// Words of the author that a query found.
///
/// @param field `text`, `title`, `media.N.caption` or `media.N.alt`
/// @param start first UTF-16 unit in that field
/// @param end   one past the last
public record Highlight(String field, int start, int end) {}
