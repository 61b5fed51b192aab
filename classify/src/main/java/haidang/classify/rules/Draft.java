package haidang.classify.rules;

import java.util.List;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// A rule as read from its file, not yet compiled.
///
/// @param where      conditions besides the expression
/// @param expression where the expression stands, for errors found later
record Draft(Rule rule, Node match, List<Condition> where, List<Example> mustMatch, List<Example> mustNotMatch,
    ScalarNode expression) {}
