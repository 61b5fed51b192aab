package haidang.classify.vietnamese;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells what could be a Vietnamese syllable, with its marks or without any.
final class Syllables {
  static final int LONGEST = 7;

  private static final Set<String> ONSETS = new HashSet<>();
  private static final Set<String> RIMES = new HashSet<>();

  private Syllables() {}

  static {
    for (String line : Resources.lines("syllables.txt")) {
      List<String> words = List.of(line.split(" "));
      List<String> parts = words.subList(1, words.size());
      Set<String> known = words.getFirst().equals("onset") ? ONSETS : RIMES;
      known.addAll(parts);
      parts.forEach(part -> known.add(Masks.folded(part)));
    }
    ONSETS.add("");
  }

  /// Whether some syllable begins and ends so, tones aside, with a letter or more between.
  static boolean fit(String before, String after) {
    String begins = toneless(before);
    String ends = toneless(after);
    for (String onset : ONSETS) {
      if (onset.startsWith(begins) || begins.startsWith(onset)) {
        for (String rime : RIMES) {
          String syllable = onset + rime;
          if (syllable.length() > begins.length() + ends.length() && syllable.startsWith(begins)
              && syllable.endsWith(ends)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String toneless(CharSequence letters) {
    StringBuilder toneless = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      toneless.append(Chars.toneless(letters.charAt(i)));
    }
    return toneless.toString();
  }

  static boolean is(CharSequence letters) {
    if (letters.length() > LONGEST) {
      return false;
    }
    String toneless = toneless(letters);
    for (int cut = 0; cut <= 3 && cut < toneless.length(); cut++) {
      if (ONSETS.contains(toneless.substring(0, cut)) && RIMES.contains(toneless.substring(cut))) {
        return true;
      }
    }
    return false;
  }
}
