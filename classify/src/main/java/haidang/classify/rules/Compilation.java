package haidang.classify.rules;

import java.util.List;
import java.util.stream.Collectors;

/// What came of compiling rules: the set of those that are sound, and why the others are not in it.
public record Compilation(RuleSet rules, List<RuleError> errors) {
  public Compilation {
    errors = List.copyOf(errors);
  }

  /// The set, if nothing was left out.
  ///
  /// @throws IllegalArgumentException naming every error
  public RuleSet orThrow() {
    if (errors.isEmpty()) {
      return rules;
    }
    throw new IllegalArgumentException(errors.stream().map(RuleError::toString).collect(Collectors.joining("\n")));
  }
}
