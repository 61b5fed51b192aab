package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.classify.vietnamese.VietnameseAnalyzer;

/// The policy of reading words without their diacritics, and of guessing masked ones.
final class Folding {
  private static final int BARE = Step.UNACCENTED.bit() | Step.UNACCENTED_SHORT.bit();
  /// In phrases alone, where the other words tell what is meant.
  private static final int IN_PHRASES = Step.UNACCENTED_SHORT.bit() | Step.GUESS.bit();
  static final int ANY = BARE | IN_PHRASES;

  private Folding() {}

  static String fold(String word) { return VietnameseAnalyzer.fold(word); }

  static int step(AnalysedText.Bare how) {
    return switch (how) {
      case NO -> 0;
      case YES -> Step.UNACCENTED.bit();
      case IN_PHRASES -> Step.UNACCENTED_SHORT.bit();
    };
  }

  /// Whether an atom may count that was read with these steps.
  static boolean allowed(int steps, boolean bare, int words) {
    return (bare || (steps & BARE) == 0) && (words > 1 || (steps & IN_PHRASES) == 0);
  }
}
