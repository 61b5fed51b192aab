package haidang.ingest.legacy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/// Repairs text that was typed for a TCVN3, VISCII or VNI font and later stored as if it were Western European.
public final class Legacy {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final String ONLY_VIETNAMESE = "ăđơưĂĐƠƯ";

  private Legacy() {}

  /// The text as its author saw it; the same text where no legacy reading is clearly better.
  public static String repair(String text) {
    String latin = suspicious(text) ? latin(text) : null;
    if (latin == null) {
      return text;
    }
    Table best = best(latin, Plausibility.of(text));
    return best == null ? text : best.read(latin);
  }

  /// The table under which the text is convincingly Vietnamese and more so than as it stands.
  static @Nullable Table best(String latin, Plausibility asItStands) {
    Table best = null;
    int score = Math.max(0, asItStands.score());
    for (Table table : Table.values()) {
      Plausibility read = Plausibility.of(table.read(latin));
      if (read.convincing() && read.score() > score) {
        best = table;
        score = read.score();
      }
    }
    return best;
  }

  /// Legacy text has marks of Western European, and no letter that only real Vietnamese has.
  private static boolean suspicious(String text) {
    boolean marked = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x1ea0 && c <= 0x1ef9 || ONLY_VIETNAMESE.indexOf(c) >= 0) {
        return false;
      }
      marked |= c >= 0x80;
    }
    return marked;
  }

  /// One char per byte, or null where a char was never a byte of a Western European page.
  private static @Nullable String latin(String text) {
    var out = new StringBuilder(text.length());
    CharsetEncoder encoder = WESTERN.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0xff) {
        out.append(c);
        continue;
      }
      try {
        ByteBuffer encoded = encoder.encode(CharBuffer.wrap(new char[]{c}));
        out.append((char) (encoded.get() & 0xff));
      } catch (CharacterCodingException e) {
        return null;
      }
    }
    return out.toString();
  }
}
