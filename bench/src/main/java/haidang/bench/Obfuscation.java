package haidang.bench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How people hide words from machines, each as a change of a text. Words worth hiding are given; what hides single words
/// changes those alone, the rest changes the whole text.
enum Obfuscation {
  NFD(0.99) {
    @Override
    String of(String text, List<int[]> words, Random random) { return Normalizer.normalize(text, Normalizer.Form.NFD); }
  },
  ZERO_WIDTH(0.99) {
    @Override
    String of(String text, List<int[]> words, Random random) {
      return inWords(text, words, word -> between(word, pick("\u200B\u200C\u200D\u2060\uFEFF\u00AD", random), random));
    }
  },
  CASE(0.99) {
    @Override
    String of(String text, List<int[]> words, Random random) {
      return letters(text, letter -> random.nextBoolean() ? letter.toUpperCase(Locale.ROOT) : letter);
    }
  },
  HOMOGLYPH(0.99) {
    @Override
    String of(String text, List<int[]> words, Random random) {
      return inWords(text, words, word -> letters(Normalizer.normalize(word, Normalizer.Form.NFD),
          letter -> Lookalikes.of(letter, random)));
    }
  },
  MASK(0.95) {
    @Override
    String of(String text, List<int[]> words, Random random) {
      return inWords(text, words, word -> random.nextBoolean() ? dotted(word, random) : starred(word, random));
    }
  },
  STRETCH(0.95) {
    @Override
    String of(String text, List<int[]> words, Random random) {
      return inWords(text, words, word -> word + word.substring(word.length() - 1).repeat(2 + random.nextInt(4)));
    }
  },
  SPACING(0.95) {
    @Override
    String of(String text, List<int[]> words, Random random) {
      return inWords(text, words, word -> String.join(" ", word.split("")));
    }
  },
  TEENCODE(0.85) {
    @Override
    String of(String text, List<int[]> words, Random random) { return Teencode.of(text); }
  },
  NO_DIACRITICS(0.70) {
    @Override
    String of(String text, List<int[]> words, Random random) { return stripped(text); }
  };

  private static final int SHORT = 2;

  private final double required;

  Obfuscation(double required) { this.required = required; }

  /// Share of known hits that must still be found.
  double required() { return required; }

  String code() { return name().toLowerCase(Locale.ROOT).replace('_', '-'); }

  /// @param words places of words worth hiding, [start, end), in order
  abstract String of(String text, List<int[]> words, Random random);

  /// Changes one word or letter.
  interface Change {
    String of(String part);
  }

  static String inWords(String text, List<int[]> words, Change change) {
    StringBuilder changed = new StringBuilder();
    int at = 0;
    for (int[] word : words) {
      changed.append(text, at, word[0]);
      String part = text.substring(word[0], word[1]);
      changed.append(part.length() < SHORT ? part : change.of(part));
      at = word[1];
    }
    return changed.append(text, at, text.length()).toString();
  }

  static String letters(String text, Change change) {
    StringBuilder changed = new StringBuilder();
    text.codePoints().forEach(cp -> {
      String letter = Character.toString(cp);
      changed.append(Character.isLetter(cp) ? change.of(letter) : letter);
    });
    return changed.toString();
  }

  static String pick(String from, Random random) {
    int at = random.nextInt(from.length());
    return from.substring(at, at + 1);
  }

  /// At one place inside the word.
  static String between(String word, String what, Random random) {
    int at = 1 + random.nextInt(word.length() - 1);
    return word.substring(0, at) + what + word.substring(at);
  }

  private static String dotted(String word, Random random) { return String.join(pick(".-_*", random), word.split("")); }

  /// A vowel inside becomes a star; words without one inside are dotted.
  private static String starred(String word, Random random) {
    List<Integer> inside = new ArrayList<>();
    for (int i = 1; i < word.length(); i++) {
      if ("aeiouy".indexOf(stripped(word.substring(i, i + 1)).toLowerCase(Locale.ROOT)) >= 0) {
        inside.add(i);
      }
    }
    if (inside.isEmpty() || inside.getLast() == word.length() - 1 && word.length() == SHORT) {
      return dotted(word, random);
    }
    int at = inside.get(random.nextInt(inside.size()));
    return word.substring(0, at) + "*" + word.substring(at + 1);
  }

  static String stripped(String text) {
    String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    return bare.replace('đ', 'd').replace('Đ', 'D');
  }
}
