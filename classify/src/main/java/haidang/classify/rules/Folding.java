package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.classify.vietnamese.VietnameseAnalyzer;

/// The policy of reading words without their diacritics.
final class Folding {
  static final int ANY = Step.UNACCENTED.bit() | Step.UNACCENTED_SHORT.bit();

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
    return (steps & ANY) == 0 || bare && (words > 1 || (steps & Step.UNACCENTED_SHORT.bit()) == 0);
  }
}
