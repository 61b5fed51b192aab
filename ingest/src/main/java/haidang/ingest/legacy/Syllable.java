package haidang.ingest.legacy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a word could be a Vietnamese syllable: onset, nucleus, coda, and at most one tone that fits the coda.
final class Syllable {
  private static final Pattern SHAPE = Pattern.compile("(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
      + "(?:oai|oao|oay|oeo|uai|uay|uây|uôi|uyê|uya|uyu|uêu|iêu|yêu|ươi|ươu|"
      + "ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uă|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|ya|"
      + "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)(?<coda>ch?|m|ng?|nh|p|t)?");
  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
  private static final String TONES_BEFORE_A_STOP = "\u0301\u0323";

  private Syllable() {}

  static boolean plausible(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    int tone = 0;
    var bare = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (TONES.indexOf(c) < 0) {
        bare.append(c);
      } else if (tone != 0) {
        return false;
      } else {
        tone = c;
      }
    }
    var shape = SHAPE.matcher(Normalizer.normalize(bare, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
    return shape.matches() && fits(tone, shape.group("coda"));
  }

  private static boolean fits(int tone, @org.jspecify.annotations.Nullable String coda) {
    boolean stop = coda != null && (coda.equals("c") || coda.equals("ch") || coda.equals("p") || coda.equals("t"));
    return !stop || TONES_BEFORE_A_STOP.indexOf(tone) >= 0;
  }
}
