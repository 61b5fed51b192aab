package haidang.classify.rules;

import java.util.Comparator;

/// Whether a rule could match a post without any text.
final class Emptiness {
  private enum Answer {
    NO, MAYBE, YES
  }

  private Emptiness() {}

  static boolean mayMatch(Test test) { return answer(test) != Answer.NO; }

  private static Answer answer(Test test) {
    return switch (test) {
      case Test.All all -> all.parts().stream().map(Emptiness::answer).reduce(Answer.YES,
          (a, b) -> a.compareTo(b) < 0 ? a : b);
      case Test.Any any -> any.parts().stream().map(Emptiness::answer).reduce(Answer.NO,
          (a, b) -> a.compareTo(b) > 0 ? a : b);
      case Test.Several several -> several.parts().stream().map(Emptiness::answer).sorted(Comparator.reverseOrder())
          .skip(several.least() - 1).findFirst().orElse(Answer.NO);
      case Test.Not not -> Answer.values()[2 - answer(not.inner()).ordinal()];
      case Test.Occurs _,Test.Dense _ -> Answer.NO;
      case Test.Holds holds -> holds.condition() instanceof Condition.Shows ? Answer.NO : Answer.MAYBE;
    };
  }
}
