package haidang.classify.vietnamese;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Knows which core word hides behind stars, dots, digits or spaces. Only listed words are ever uncovered, so that
/// ordinary punctuation never turns into one.
final class Masks {
  /// Longest stretch of characters that is tried as one masked word.
  static final int LONGEST = 24;
  private static final int LONGEST_STARRED = 4;
  /// An abbreviation of fewer letters stands too often for itself.
  private static final int SHORTEST = 3;
  private static final String WILD = "*@$%#~^+!";
  private static final String GLUE = ".-_'`,/|·•";
  private static final String VOWELS = "aeiouy";
  private static final String DIGITS = "4310vy";

  private final Map<String, List<String>> patterns = new HashMap<>();
  private final Set<String> words = new HashSet<>();

  Masks() {
    for (String line : Resources.lines("core.txt")) {
      List<String> listed = List.of(line.substring(2).split(" "));
      words.addAll(listed);
      listed.forEach(word -> patterns(line.charAt(0), word));
    }
    abbreviations();
    for (String line : Resources.lines("masks.txt")) {
      List<String> pair = List.of(line.split(" "));
      pattern(pair.get(0), pair.get(1));
    }
  }

  /// @param sort how far a word is seen through: `*` all the way, `+` one starred vowel, `-` separators alone
  private void patterns(char sort, String word) {
    if (sort != '-') {
      oneVowel(word, word);
      oneVowel(folded(word), word);
    }
    if (sort == '*') {
      wildcards(word, word);
      wildcards(folded(word), word);
      digits(folded(word), word);
    }
  }

  /// Spellings that stand for a core word are hidden like the word itself; each is read as it is written, and then
  /// by what it stands for.
  private void abbreviations() {
    Set<String> core = Set.copyOf(words);
    for (String line : Resources.lines("teencode.txt")) {
      List<String> pair = List.of(line.split(" "));
      if (pair.get(0).length() >= SHORTEST && core.contains(pair.get(1))) {
        words.add(pair.get(0));
        oneVowel(pair.get(0), pair.get(0));
      }
    }
  }

  static boolean masks(char c) { return WILD.indexOf(c) >= 0 || GLUE.indexOf(c) >= 0; }

  /// Whether this is a listed word.
  boolean isWord(String word) { return words.contains(word); }

  /// Every way to put stars inside a short word: đ*t, l*n, b*i, b**i, and đi*m. Of a longer one too little is left.
  private void wildcards(String shape, String word) {
    if (shape.length() > LONGEST_STARRED) {
      return;
    }
    for (int from = 1; from < shape.length() - 1; from++) {
      for (int to = from + 1; to < shape.length(); to++) {
        pattern(shape.substring(0, from) + "*" + shape.substring(to), word);
      }
    }
  }

  /// One vowel behind the first letter starred: ch*t, th*ng, ng*. Two letters must be left to tell the word by.
  private void oneVowel(String shape, String word) {
    for (int i = 1; i < shape.length() && shape.length() > 2; i++) {
      if (VOWELS.indexOf(Chars.folded(shape.charAt(i))) >= 0) {
        pattern(shape.substring(0, i) + "*" + shape.substring(i + 1), word);
      }
    }
  }

  private void digits(String folded, String word) {
    for (int i = 0; i < folded.length(); i++) {
      int vowel = VOWELS.indexOf(folded.charAt(i));
      if (vowel >= 0 && folded.length() > 2) {
        pattern(folded.substring(0, i) + DIGITS.charAt(vowel) + folded.substring(i + 1), word);
      }
    }
  }

  private void pattern(String pattern, String word) {
    List<String> found = patterns.computeIfAbsent(pattern, _ -> new ArrayList<>());
    if (!found.contains(word) && !pattern.equals(word) && !words.contains(pattern)) {
      found.add(word);
    }
  }

  /// The words that a chunk with stars, digits or separators inside may hide, or none.
  List<String> uncover(CharSequence chunk) {
    StringBuilder stripped = new StringBuilder();
    StringBuilder starred = new StringBuilder();
    int single = 0;
    int run = 0;
    boolean lettersApart = true;
    for (int i = 0; i < chunk.length(); i++) {
      char c = chunk.charAt(i);
      if (masks(c)) {
        run = 0;
        boolean wild = WILD.indexOf(c) >= 0;
        if (wild && (starred.isEmpty() || starred.charAt(starred.length() - 1) != '*')) {
          starred.append('*');
        }
        continue;
      }
      lettersApart &= ++run == 1 && Chars.is(c, Chars.LETTER);
      single++;
      stripped.append(c);
      starred.append(c);
    }
    // A star at the end stands for a letter: ng*.
    boolean interrupted = stripped.length() < chunk.length() && WILD.indexOf(chunk.charAt(chunk.length() - 1)) < 0;
    String plain = stripped.toString();
    List<String> starry = patterns.getOrDefault(starred.toString(), List.of());
    if (!interrupted || !words.contains(plain) && !(lettersApart && single >= 3)) {
      return starry;
    }
    if (folded(plain).chars().anyMatch(c -> VOWELS.indexOf(c) >= 0)) {
      return List.of(plain);
    }
    // Without a vowel the star may have been one: l*z.
    List<String> both = new ArrayList<>(List.of(plain));
    both.addAll(starry);
    return both;
  }

  static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    word.chars().forEach(c -> folded.append(Chars.folded((char) c)));
    return folded.toString();
  }
}
