package haidang.ingest.legacy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Function;

/// Writes Vietnamese in lower case as programs did before Unicode. Made from the encodings' own descriptions, not from
/// the tables that read them.
enum OldEncoding {
  TCVN3(letters("\u00b5\u00b8\u00b6\u00b7\u00b9\u00a8\u00bb\u00be\u00bc\u00bd\u00c6\u00a9\u00c7\u00ca"
      + "\u00c8\u00c9\u00cb\u00cc\u00d0\u00ce\u00cf\u00d1\u00aa\u00d2\u00d5\u00d3\u00d4\u00d6"
      + "\u00d7\u00dd\u00d8\u00dc\u00de\u00df\u00e3\u00e1\u00e2\u00e4\u00ab\u00e5\u00e8\u00e6"
      + "\u00e7\u00e9\u00ac\u00ea\u00ed\u00eb\u00ec\u00ee\u00ef\u00f3\u00f1\u00f2\u00f4\u00ad"
      + "\u00f5\u00f8\u00f6\u00f7\u00f9\u00fa\u00fd\u00fb\u00fc\u00fe\u00ae")),
  VISCII(letters("\u00e0\u00e1\u00e4\u00e3\u00d5\u00e5\u00a2\u00a1\u00c6\u00c7\u00a3\u00e2\u00a5\u00a4"
      + "\u00a6\u00e7\u00a7\u00e8\u00e9\u00eb\u00a8\u00a9\u00ea\u00ab\u00aa\u00ac\u00ad\u00ae"
      + "\u00ec\u00ed\u00ef\u00ee\u00b8\u00f2\u00f3\u00f6\u00f5\u00f7\u00f4\u00b0\u00af\u00b1"
      + "\u00b2\u00b5\u00bd\u00b6\u00be\u00b7\u00de\u00fe\u00f9\u00fa\u00fc\u00fb\u00f8\u00df"
      + "\u00d7\u00d1\u00d8\u00e6\u00f1\u00cf\u00fd\u00d6\u00db\u00dc\u00f0")),
  VNI(pairs(
      "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ")),
  WINDOWS_1258(OldEncoding::windows);

  private static final String ALPHABET = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

  @SuppressWarnings("ImmutableEnumChecker") // lambdas over what nobody changes
  private final Function<String, byte[]> writer;

  OldEncoding(Function<String, byte[]> writer) { this.writer = writer; }

  byte[] write(String text) { return writer.apply(text); }

  String title() { return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'); }

  private static Function<String, byte[]> letters(String signs) {
    return text -> write(text, List.of(signs.split("",
        -1)));
  }

  private static Function<String, byte[]> pairs(String signs) {
    return text -> write(text, List.of(signs.split(" ",
        -1)));
  }

  private static byte[] write(String text, List<String> signs) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int letter = ALPHABET.indexOf(text.charAt(i));
      out.append(letter < 0 ? text.substring(i, i + 1) : signs.get(letter));
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Letters with their own marks are one byte, tones come after as bytes of their own, save for the few letters that
  /// Western European has with their tone.
  private static byte[] windows(String text) {
    Charset charset = Charset.forName("windows-1258");
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      String whole = text.substring(i, i + 1);
      if (charset.newEncoder().canEncode(whole)) {
        out.writeBytes(whole.getBytes(charset));
      } else {
        String apart = Normalizer.normalize(whole, Normalizer.Form.NFD);
        String tone = apart.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
        String base = Normalizer.normalize(apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", ""),
            Normalizer.Form.NFC);
        out.writeBytes((base + tone).getBytes(charset));
      }
    }
    return out.toByteArray();
  }
}
