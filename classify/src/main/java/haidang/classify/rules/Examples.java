package haidang.classify.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Runs the examples that stand in rules.
final class Examples {
  private final RuleSet set;

  Examples(RuleSet set) { this.set = set; }

  /// The ids of rules that fail an example of theirs; each failure is added to the errors.
  Set<String> failing(Collection<CompiledRule> rules, List<RuleError> errors) {
    Set<String> failing = new HashSet<>();
    Workspace workspace = Workspace.take();
    try {
      Judging judging = new Judging(set.engine(), workspace);
      for (CompiledRule rule : rules) {
        int number = set.number(rule.rule().id());
        run(rule, number, rule.mustMatch(), true, judging, failing, errors);
        run(rule, number, rule.mustNotMatch(), false, judging, failing, errors);
      }
    } finally {
      workspace.giveBack();
    }
    return failing;
  }

  private static void run(CompiledRule rule, int number, List<Example> examples, boolean wanted, Judging judging,
      Set<String> failing, List<RuleError> errors) {
    for (Example example : examples) {
      String message;
      try {
        if (judging.meets(number, example) == wanted) {
          continue;
        }
        message = "example of " + (wanted ? "must_match does not match: \"" : "must_not_match matches: \"")
            + example.shown() + "\"";
      } catch (OverBudget e) {
        message = "more than " + Verifier.BUDGET + " steps of work on the example \"" + example.shown() + "\"";
      }
      failing.add(rule.rule().id());
      errors.add(new RuleError(rule.path(), example.mark().getLine() + 1, example.mark().getColumn() + 1, message, "",
          ""));
    }
  }
}
