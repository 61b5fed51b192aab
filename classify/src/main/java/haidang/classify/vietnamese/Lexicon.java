package haidang.classify.vietnamese;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the chain knows of single words: everyday abbreviations, i/y spellings, negations, question words.
final class Lexicon {
  static final int NEGATION = 1;
  /// A word that takes the sting out of a negation before it: không chỉ, không những.
  static final int UNNEGATES = 2;
  static final int QUESTION = 4;

  private static final char[][] NONE = {};
  private static final Lexicon SHIPPED = new Lexicon();

  private final TermTable words = new TermTable(512);
  private final List<Integer> flags = new ArrayList<>();
  private final List<char[][]> synonyms = new ArrayList<>();
  private final List<char[]> spellings = new ArrayList<>();
  private final int[] flagOf;

  static Lexicon shipped() { return SHIPPED; }

  private Lexicon() {
    Map<String, List<String>> meanings = new HashMap<>();
    for (String line : Resources.lines("teencode.txt")) {
      List<String> pair = List.of(line.split(" "));
      meanings.computeIfAbsent(pair.get(0), _ -> new ArrayList<>()).add(pair.get(1));
    }
    meanings.forEach(
        (word, found) -> synonyms.set(entry(word), found.stream().map(String::toCharArray).toArray(char[][]::new)));
    Resources.spellings().forEach((written, read) -> spellings.set(entry(written), read.toCharArray()));
    flag("negation", NEGATION);
    flag("not-negation-before", UNNEGATES);
    flag("question", QUESTION);
    flagOf = flags.stream().mapToInt(Integer::intValue).toArray();
  }

  private int entry(String word) {
    int entry = words.add(word);
    if (entry == flags.size()) {
      flags.add(0);
      synonyms.add(NONE);
      spellings.add(new char[0]);
    }
    return entry;
  }

  private void flag(String kind, int flag) {
    for (String word : Resources.words(kind)) {
      int entry = entry(word);
      flags.set(entry, flags.get(entry) | flag);
    }
  }

  int find(char[] buffer, int offset, int length, int hash) { return words.find(buffer, offset, length, hash); }

  int flags(int entry) { return flagOf[entry]; }

  /// Words that an abbreviation may stand for.
  char[][] synonyms(int entry) { return synonyms.get(entry); }

  /// All that a word is read as besides itself.
  List<String> readings(String word) {
    int entry = words.find(word);
    List<String> found = new ArrayList<>();
    if (entry != TermTable.ABSENT) {
      for (char[] synonym : synonyms.get(entry)) {
        found.add(new String(synonym));
      }
      found.add(new String(spellings.get(entry)));
    }
    return found;
  }

  /// How the word is spelled by the chain, empty for as it stands.
  char[] spelling(int entry) { return spellings.get(entry); }
}
