package haidang.ingest.text;

import java.text.BreakIterator;
import java.util.Locale;

/// Cuts text without tearing a letter from its marks.
public final class Cut {
  private static final int WINDOW = 256;

  private Cut() {}

  /// The longest head of at most `limit` UTF-16 units that ends between two graphemes.
  public static String at(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int from = Math.max(0, limit - WINDOW);
    String window = text.substring(from, Math.min(text.length(), limit + WINDOW));
    BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(window);
    int end = graphemes.preceding(limit - from + 1);
    return text.substring(0, end > 0 ? from + end : betweenSurrogates(text, limit));
  }

  /// For a letter with more marks than the window is long.
  private static int betweenSurrogates(String text, int limit) {
    return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
  }
}
