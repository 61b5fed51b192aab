package haidang.ingest.source;

import haidang.events.Malformed;
import org.jsoup.select.QueryParser;
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

  public Selectors {
    demandCss("link", link);
    demandCss("item", item);
    demandCss("title", title);
    demandCss("text", text);
    demandCss("date", date);
    demandCss("author", author);
  }

  private static void demandCss(String field, @Nullable String selector) {
    try {
      if (selector != null) {
        QueryParser.parse(selector);
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Malformed("selector '" + selector + "' of " + field + " is no CSS: " + e.getMessage(), e);
    }
  }
}
