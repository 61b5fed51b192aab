package haidang.classify.rules;

import java.util.List;

/// What the automaton looks for: words side by side, or all words with a beginning.
///
/// @param words  as the text chain spells them; a single beginning when `prefix`
/// @param prefix whether it stands for every word that begins so
/// @param bare   whether it also matches its words without diacritics in a text written without
record Atom(List<String> words, boolean prefix, boolean bare) {
  static final int MAX_WORDS = 24;

  Atom {
    words = List.copyOf(words);
  }

  int length() { return words.size(); }

  /// As a reader would write it.
  String shown() { return String.join(" ", words) + (prefix ? "*" : ""); }
}
