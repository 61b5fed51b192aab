package haidang.classify.rules;

import haidang.events.Flag;
import haidang.events.RuleBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a rule author asks of the rules, as plain results for a command to print.
public final class Rules {
  private Rules() {}

  /// What came of loading a pack and running every example in it.
  ///
  /// @param rules    sound rules
  /// @param examples run in them
  public record Tested(int rules, int lists, int examples, List<RuleError> errors) {}

  /// Loads a pack and runs all its examples.
  public static Tested test(RulePack pack) {
    Compilation compilation = RuleSet.compile(pack);
    Parts parts = compilation.rules().parts();
    int examples = parts.rules().values().stream()
        .mapToInt(rule -> rule.mustMatch().size() + rule.mustNotMatch().size()).sum();
    return new Tested(parts.rules().size(), parts.lists().size(), examples, compilation.errors());
  }

  /// What deserves a look although it loads; see [Finding].
  ///
  /// @param corpus everyday texts; without any, nothing is said of how broad a rule is
  public static List<Finding> lint(RuleSet set, List<String> corpus) { return new Lint(set).findings(corpus); }

  /// The files that the formatter would change, as it would have them.
  public static List<RuleBody> fmt(RulePack pack) {
    List<RuleBody> changed = new ArrayList<>();
    for (RuleBody body : pack.bodies()) {
      RuleBody formatted = Formatter.format(body);
      if (!formatted.yaml().equals(body.yaml())) {
        changed.add(formatted);
      }
    }
    return changed;
  }

  /// How a rule reads and, given a text, how it judges it.
  ///
  /// @param expression in the formatter's spelling
  /// @param forms      every word and phrase it looks for, and the bare form where it has one
  /// @param anchors    the words of which one must occur before the rule is looked at; empty when it always is
  /// @param flag       what it says of the text, if there was one and it matches
  public record Explained(Rule rule, String expression, List<String> forms, List<String> anchors,
      Optional<Flag> flag) {}

  /// @throws IllegalArgumentException when there is no such rule
  public static Explained explain(RuleSet set, String ruleId, Optional<String> text) {
    Rule rule = set.rule(ruleId).orElseThrow(() -> new IllegalArgumentException(("there is no rule " + ruleId
        + ". " + Nearest.to(ruleId, set.rules().stream().map(Rule::id).toList())).strip()));
    Engine engine = set.engine();
    Engine.Entry entry = engine.rules().get(set.number(ruleId));
    Anchors.Choice anchors = new Anchors(engine.atoms(), engine.lists()).of(entry.linked());
    List<String> anchored = new ArrayList<>();
    for (int atom : anchors == null ? new int[0] : anchors.atoms()) {
      anchored.add(engine.atoms().get(atom).shown());
    }
    return new Explained(rule, Printer.print(Parser.parse(rule.match())), new Reach(engine).forms(entry.linked()),
        anchored, text.flatMap(words -> set.ask(ruleId, Example.plain(words))));
  }
}
