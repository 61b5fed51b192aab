package haidang.classify.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Runs the examples that stand in rules, several rules at a time.
final class Examples {
  private record Failures(String rule, List<RuleError> errors) {}

  private final RuleSet set;

  Examples(RuleSet set) { this.set = set; }

  /// The ids of rules that fail an example of theirs; each failure is added to the errors.
  Set<String> failing(Collection<CompiledRule> rules, List<RuleError> errors) {
    Set<String> failing = new HashSet<>();
    for (Failures failures : rules.parallelStream().map(this::run).toList()) {
      if (!failures.errors().isEmpty()) {
        failing.add(failures.rule());
        errors.addAll(failures.errors());
      }
    }
    return failing;
  }

  private Failures run(CompiledRule rule) {
    List<RuleError> errors = new ArrayList<>();
    Workspace workspace = set.engine().take();
    try {
      Judging judging = new Judging(workspace);
      int number = set.number(rule.rule().id());
      rule.mustMatch().forEach(example -> run(rule, number, example, true, judging, errors));
      rule.mustNotMatch().forEach(example -> run(rule, number, example, false, judging, errors));
    } finally {
      set.engine().giveBack(workspace);
    }
    return new Failures(rule.rule().id(), errors);
  }

  private static void run(CompiledRule rule, int number, Example example, boolean wanted, Judging judging,
      List<RuleError> errors) {
    String message;
    try {
      if (judging.meets(number, example) == wanted) {
        return;
      }
      message = "example of " + (wanted ? "must_match does not match: \"" : "must_not_match matches: \"")
          + example.shown() + "\"";
    } catch (OverBudget e) {
      message = "more than " + Verifier.BUDGET + " steps of work on the example \"" + example.shown() + "\"";
    }
    errors.add(new RuleError(rule.path(), example.mark().getLine() + 1, example.mark().getColumn() + 1, message, "",
        ""));
  }
}
