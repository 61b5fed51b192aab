package haidang.classify.rules;

import java.util.List;

/// What a rule asks of a post, ready to be answered.
sealed interface Test {
  record All(List<Test> parts) implements Test {}

  record Any(List<Test> parts) implements Test {}

  /// At least so many of the parts hold.
  ///
  /// @param least 2 or more, fewer than there are parts
  record Several(int least, List<Test> parts) implements Test {}

  record Not(Test inner) implements Test {}

  /// The place occurs in the text.
  record Occurs(Place place) implements Test {}

  record Holds(Condition condition) implements Test {}

  /// Some sentence of at least [#MIN_WORDS] words has so large a share of them in the place's stretches.
  record Dense(Place place, Comparison comparison) implements Test {
    static final int MIN_WORDS = 3;
  }
}
