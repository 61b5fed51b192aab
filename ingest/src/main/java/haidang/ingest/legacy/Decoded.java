package haidang.ingest.legacy;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page's bytes as text.
///
/// @param charset what it was read as, for example `UTF-8` or `TCVN3`
/// @param note    what differs from what the page said of itself
public record Decoded(String text, String charset, @Nullable String note) {
  private static final Pattern HEADER = Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION = Pattern.compile(
      "<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]+)|<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([\\w.:-]+)",
      Pattern.CASE_INSENSITIVE);
  private static final int DECLARATION_WITHIN = 4096;
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset VIETNAMESE = Charset.forName("windows-1258");

  /// By byte order mark, else by whether the bytes are UTF-8, else by what reads as Vietnamese, else as declared in
  /// the header or the page. What a page says of itself is weak evidence: many a UTF-8 page claims to be Latin 1.
  ///
  /// @param contentType the header, if there was one
  public static Decoded of(byte[] bytes, @Nullable String contentType) {
    Decoded marked = byteOrderMark(bytes);
    if (marked != null) {
      return marked;
    }
    String declared = declared(bytes, contentType);
    Charset claimed = known(declared);
    if (claimed != null && claimed.name().startsWith("UTF-16")) {
      return new Decoded(new String(bytes, claimed), claimed.name(), null);
    }
    Utf8 utf8 = Utf8.in(bytes);
    if (utf8.valid() || utf8.nearlyValid()) {
      String charset = "UTF-8";
      String note = utf8.valid()
          ? differs(declared, charset, utf8.sequences() > 0)
          : utf8.broken() + " bytes are no UTF-8";
      return new Decoded(new String(bytes, StandardCharsets.UTF_8), charset, note);
    }
    return legacy(bytes, declared, claimed);
  }

  private static Decoded legacy(byte[] bytes, @Nullable String declared, @Nullable Charset claimed) {
    String latin = new String(bytes, StandardCharsets.ISO_8859_1);
    Charset fallback = claimed == null || claimed.equals(StandardCharsets.UTF_8)
        || claimed.equals(StandardCharsets.ISO_8859_1) || claimed.equals(StandardCharsets.US_ASCII) ? WESTERN : claimed;
    String plain = new String(bytes, fallback);
    Plausibility asDeclared = Plausibility.of(plain);
    String modern = Normalizer.normalize(new String(bytes, VIETNAMESE), Normalizer.Form.NFC);
    Plausibility asVietnamese = Plausibility.of(modern);
    boolean vietnamese = asVietnamese.convincing() && asVietnamese.score() >= asDeclared.score();
    Table table = Legacy.best(latin, vietnamese ? asVietnamese : asDeclared);
    if (table != null) {
      return new Decoded(table.read(latin), table.name(), differs(declared, table.name(), true));
    }
    return vietnamese
        ? new Decoded(modern, VIETNAMESE.name(), differs(declared, VIETNAMESE.name(), true))
        : new Decoded(plain, fallback.name(), differs(declared, fallback.name(), declared != null));
  }

  private static @Nullable Decoded byteOrderMark(byte[] b) {
    if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
      return new Decoded(new String(b, 3, b.length - 3, StandardCharsets.UTF_8), "UTF-8", null);
    }
    if (b.length >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
      return new Decoded(new String(b, 2, b.length - 2, StandardCharsets.UTF_16BE), "UTF-16BE", null);
    }
    if (b.length >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
      return new Decoded(new String(b, 2, b.length - 2, StandardCharsets.UTF_16LE), "UTF-16LE", null);
    }
    return null;
  }

  private static @Nullable String declared(byte[] bytes, @Nullable String contentType) {
    Matcher header = HEADER.matcher(contentType == null ? "" : contentType);
    if (header.find()) {
      return header.group(1);
    }
    int within = Math.min(bytes.length, DECLARATION_WITHIN);
    Matcher own = DECLARATION.matcher(new String(bytes, 0, within, StandardCharsets.ISO_8859_1));
    return !own.find() ? null : own.group(1) != null ? own.group(1) : own.group(2);
  }

  private static @Nullable Charset known(@Nullable String name) {
    try {
      return name == null ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }

  private static @Nullable String differs(@Nullable String declared, String actual, boolean matters) {
    Charset claimed = known(declared);
    String canonical = claimed == null ? declared : claimed.name();
    return !matters || canonical != null && canonical.toUpperCase(Locale.ROOT).equals(actual.toUpperCase(Locale.ROOT))
        ? null
        : "says " + (declared == null ? "no charset" : declared) + ", read as " + actual;
  }
}
