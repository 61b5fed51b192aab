package haidang.ingest.source;

import org.jspecify.annotations.Nullable;

/// Where things are on a source's pages, as CSS selectors. What is absent is found by common marks.
///
/// @param link  on a list: links to articles
/// @param item  on a board: one post
/// @param title of an article or a board's item
/// @param text  of an article or a board's item
/// @param date  of an article or a board's item
/// @param author of an article or a board's item
public record Selectors(@Nullable String link, @Nullable String item, @Nullable String title, @Nullable String text,
    @Nullable String date, @Nullable String author) {
  public static final Selectors NONE = new Selectors(null, null, null, null, null, null);
}
