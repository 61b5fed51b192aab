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

  static boolean is(CharSequence letters) {
    if (letters.length() > LONGEST) {
      return false;
    }
    StringBuilder toneless = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      toneless.append(Chars.toneless(letters.charAt(i)));
    }
    for (int cut = 0; cut <= 3 && cut < toneless.length(); cut++) {
      if (ONSETS.contains(toneless.substring(0, cut)) && RIMES.contains(toneless.substring(cut))) {
        return true;
      }
    }
    return false;
  }
}
