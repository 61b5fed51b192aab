package haidang.classify.vietnamese;

import java.util.Set;

/// Tells guesses from what is certain: a masked word that everyday words fit as well is an obscene one where somebody
/// speaks coarsely close by.
final class Company {
  private static final Set<String> COARSE = Set.copyOf(Resources.words("coarse"));
  /// Words between a masked one and its company, at most.
  private static final int REACH = 1;

  private final AnalysedText text;

  Company(AnalysedText text) { this.text = text; }

  /// Looks at the tokens from `first` on.
  void settle(int first) {
    for (int token = first; token < text.tokens(); token++) {
      for (int reading = text.firstReading(token); reading < text.firstReading(token + 1); reading++) {
        if (guessed(reading) && coarse(Math.max(first, token - REACH - 1), token, token + REACH + 2)) {
          text.certain(reading);
        }
      }
    }
  }

  private boolean guessed(int reading) { return (text.steps(reading) & Step.GUESS.bit()) != 0; }

  private boolean coarse(int from, int except, int to) {
    for (int token = from; token < Math.min(to, text.tokens()); token++) {
      for (int reading = text.firstReading(token); reading < text.firstReading(token + 1); reading++) {
        if (token != except && !guessed(reading) && COARSE.contains(text.term(reading))) {
          return true;
        }
      }
    }
    return false;
  }
}
