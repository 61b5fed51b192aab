package haidang.classify.vietnamese;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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

  /// A word that may be hidden.
  ///
  /// @param guessed whether everyday words may be hidden so as well
  record Hidden(String word, boolean guessed) {}

  private final Map<String, List<Hidden>> patterns = new HashMap<>();
  private final Set<String> words = new HashSet<>();
  /// Words of two letters without their marks: only masks tell them from two letters that happen to stand so.
  private final Set<String> shorts = new HashSet<>();
  private final Set<String> core = new HashSet<>();
  private final Set<String> guessable = new HashSet<>();

  Masks() {
    for (String line : Resources.lines("masks.txt")) {
      List<String> pair = List.of(line.split(" "));
      pattern(pair.get(0), new Hidden(pair.get(1), false));
    }
    for (String line : Resources.lines("core.txt")) {
      List<String> listed = spelled(List.of(line.substring(2).split(" ")));
      words.addAll(listed);
      if (line.charAt(0) == '*') {
        core(listed);
      }
      listed.forEach(word -> patterns(line.charAt(0), word));
    }
    abbreviations();
  }

  /// The words, and what is also written for some of them: quỷ, quỉ.
  private static List<String> spelled(List<String> words) {
    Map<String, String> spellings = Resources.spellings();
    return Stream.concat(words.stream(), spellings.keySet().stream().filter(written -> words.contains(spellings.get(
        written)))).toList();
  }

  /// A spelling without diacritics is read as such, as a word that is hidden in an accented text shows its marks.
  ///
  /// @param sort how far a word is seen through: `*` all the way, `+` one starred vowel, `-` the same as a guess, `.`
  ///             separators alone
  private void patterns(char sort, String word) {
    String bare = folded(word);
    if (sort != '.') {
      oneVowel(word, sort != '+');
      oneVowel(bare, sort != '+');
    }
    if (word.length() == 2) {
      shorts.add(bare);
    }
    if (sort == '*') {
      wildcards(word);
      wildcards(bare);
      digits(bare, word);
    }
  }

  /// Spellings that stand for a core word are hidden like the word itself; each is read as it is written, and then
  /// by what it stands for.
  private void abbreviations() {
    Set<String> listed = Set.copyOf(words);
    for (String line : Resources.lines("teencode.txt")) {
      List<String> pair = List.of(line.split(" "));
      if (pair.get(0).length() >= SHORTEST && listed.contains(pair.get(1)) && words.add(pair.get(0))) {
        oneVowel(pair.get(0), core.contains(pair.get(0)));
      }
    }
  }

  /// Notes the core words, what stands for them, and both without their marks.
  private void core(List<String> listed) {
    core.addAll(listed);
    for (String line : Resources.lines("teencode.txt")) {
      List<String> pair = List.of(line.split(" "));
      if (listed.contains(pair.get(1))) {
        core.add(pair.get(0));
      }
    }
    core.addAll(core.stream().map(Masks::folded).toList());
  }

  static boolean masks(char c) { return WILD.indexOf(c) >= 0 || GLUE.indexOf(c) >= 0; }

  /// Whether this is a listed word.
  boolean isWord(String word) { return words.contains(word); }

  /// Every way to put stars inside a short word: đ*t, l*n, b*i, b**i, and đi*m. Of a longer one too little is left.
  private void wildcards(String word) {
    if (word.length() > LONGEST_STARRED) {
      return;
    }
    for (int from = 1; from < word.length() - 1; from++) {
      for (int to = from + 1; to < word.length(); to++) {
        starred(word.substring(0, from), word.substring(to), word, true);
      }
    }
  }

  /// One vowel behind the first letter starred: ch*t, th*ng, ng*. Two letters must be left to tell the word by.
  private void oneVowel(String word, boolean ambiguous) {
    for (int i = 1; i < word.length() && word.length() > 2; i++) {
      if (VOWELS.indexOf(Chars.folded(word.charAt(i))) >= 0) {
        starred(word.substring(0, i), word.substring(i + 1), word, ambiguous || core.contains(word));
      }
    }
  }

  private void starred(String before, String after, String word, boolean ambiguous) {
    pattern(before + "*" + after, new Hidden(word, ambiguous && Syllables.fit(before, after)));
  }

  private void digits(String folded, String word) {
    for (int i = 0; i < folded.length(); i++) {
      int vowel = VOWELS.indexOf(folded.charAt(i));
      if (vowel >= 0 && folded.length() > 2) {
        pattern(folded.substring(0, i) + DIGITS.charAt(vowel) + folded.substring(i + 1), new Hidden(word, false));
      }
    }
  }

  private void pattern(String pattern, Hidden hidden) {
    List<Hidden> found = patterns.computeIfAbsent(pattern, _ -> new ArrayList<>());
    boolean known = found.stream().anyMatch(other -> other.word.equals(hidden.word));
    if (!known && !pattern.equals(hidden.word) && !words.contains(pattern)) {
      found.add(hidden);
      if (hidden.guessed) {
        guessable.add(hidden.word);
        guessable.addAll(Lexicon.shipped().readings(hidden.word));
      }
    }
  }

  /// Whether this is a word, or what one stands for, that some mask is read as by a guess.
  boolean guessable(String word) { return guessable.contains(word); }

  /// The words that a chunk with stars, digits or separators inside may hide, or none.
  List<Hidden> uncover(CharSequence chunk) {
    StringBuilder stripped = new StringBuilder();
    StringBuilder starred = new StringBuilder();
    int single = 0;
    int run = 0;
    boolean lettersApart = true;
    boolean ordinary = false;
    for (int i = 0; i < chunk.length(); i++) {
      char c = chunk.charAt(i);
      if (masks(c)) {
        run = 0;
        boolean wild = WILD.indexOf(c) >= 0;
        ordinary |= !wild && c != '_';
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
    List<Hidden> starry = patterns.getOrDefault(starred.toString(), List.of());
    boolean apart = lettersApart && (single >= 3 || !ordinary && Syllables.is(plain));
    if (!interrupted || !apart && !words.contains(plain) && !shorts.contains(plain)) {
      return starry;
    }
    // The star may have stood for a letter all the same: l*z, x*o.
    List<Hidden> both = new ArrayList<>(List.of(new Hidden(plain, false)));
    both.addAll(starry);
    return both;
  }

  static String folded(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    word.chars().forEach(c -> folded.append(Chars.folded((char) c)));
    return folded.toString();
  }
}
