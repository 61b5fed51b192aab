package haidang.ingest.web;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Finds the element that holds an article's text.
final class Body {
  private static final String MARKED = "[itemprop=articleBody], article, [role=article], [itemtype$=Article]";
  private static final int SHORTEST = 20;

  private Body() {}

  /// @param selector the source's own, which alone decides when it is set
  static @Nullable Element of(Document page, @Nullable String selector) {
    if (selector != null) {
      return page.selectFirst(selector);
    }
    Element marked = longest(page, MARKED);
    return marked == null || marked.text().length() < SHORTEST ? densest(page) : marked;
  }

  private static @Nullable Element longest(Document page, String selector) {
    Element longest = null;
    for (Element element : page.select(selector)) {
      longest = longest == null || element.text().length() > longest.text().length() ? element : longest;
    }
    return longest;
  }

  /// Where the paragraphs are: a paragraph's own words count for its parent, half for its grandparent; words of links
  /// do not count.
  private static @Nullable Element densest(Document page) {
    Map<Element, Integer> scores = new HashMap<>();
    Element best = null;
    for (Element paragraph : page.select("p, td, blockquote, font")) {
      int words = paragraph.ownText().length();
      Element parent = paragraph.parent();
      if (words < SHORTEST || parent == null || paragraph.closest("nav, header, footer, aside") != null) {
        continue;
      }
      scores.merge(parent, words, Integer::sum);
      if (parent.parent() != null) {
        scores.merge(parent.parent(), words / 2, Integer::sum);
      }
      best = best == null || scores.getOrDefault(parent, 0) > scores.getOrDefault(best, 0) ? parent : best;
    }
    return best == null && page.body() != null && page.body().ownText().length() >= SHORTEST ? page.body() : best;
  }
}
