package haidang.ingest.text;

import org.jspecify.annotations.Nullable;

/// Text that can be stored: no half of a surrogate pair, which UTF-8 cannot say, and no NUL, which PostgreSQL refuses.
public final class Whole {
  private static final char REPLACEMENT = '\ufffd';

  private Whole() {}

  /// The same text with each such char replaced by U+FFFD, so that no offset moves.
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (broken(text, i)) {
        return mended(text);
      }
    }
    return text;
  }

  public static @Nullable String orNull(@Nullable String text) { return text == null ? null : of(text); }

  private static String mended(String text) {
    var out = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (broken(text, i)) {
        out.setCharAt(i, REPLACEMENT);
      }
    }
    return out.toString();
  }

  private static boolean broken(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return c == 0 || Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
