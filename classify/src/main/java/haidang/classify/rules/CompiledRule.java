package haidang.classify.rules;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;

/// A rule ready to be linked into a set.
///
/// Whether its examples hold was seen when it was compiled.
///
/// @param where   conditions besides the expression
/// @param listsAs the hashes of all lists it was compiled with, by name
record CompiledRule(Rule rule, String path, Unit<Test> unit, List<Condition> where, List<Example> mustMatch,
    List<Example> mustNotMatch, Mark matchMark, Map<String, String> listsAs) {}
