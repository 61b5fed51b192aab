package haidang.classify.rules;

import haidang.events.Bilingual;
import haidang.events.Category;
import haidang.events.RuleStatus;
import haidang.events.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Rule sets from expressions alone, without examples.
final class Loose {
  private Loose() {}

  /// The expressions become the rules scam.000, scam.001 and so on.
  static RuleSet set(List<String> expressions, Map<String, List<WordList.Item>> lists) {
    Map<String, WordList> named = lists.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
        list -> new WordList(list.getKey(), "", "", "", list.getValue(), List.of())));
    Dictionary dictionary = new Dictionary();
    TreeMap<String, Parts.CompiledList> compiledLists = new TreeMap<>();
    named.forEach((name, list) -> {
      Compiler compiler = new Compiler(dictionary, named::get, named.keySet());
      Unit<Place> unit = compiler.list(list.items().stream().map(compiler::item).toList());
      compiledLists.put(name, new Parts.CompiledList(list, unit, Map.of()));
    });
    TreeMap<String, CompiledRule> rules = new TreeMap<>();
    for (String expression : expressions) {
      String id = "scam.%05d".formatted(rules.size());
      Rule rule = new Rule(id, "", RuleStatus.ACTIVE, new Bilingual("luật", "rule"), Category.SCAM, Severity.LOW, 0.5,
          List.of(), expression, List.of(), List.of(), List.of(), List.of(), List.of(), "", null);
      Unit<Test> unit = new Compiler(dictionary, named::get, named.keySet()).rule(Parser.parse(expression));
      rules.put(id, new CompiledRule(rule, id, unit, List.of(), List.of(), List.of(),
          new org.yaml.snakeyaml.error.Mark("", 0, 0, 0, new int[0], 0), Map.of()));
    }
    return new RuleSet(new Parts(compiledLists, rules, new TreeMap<>()));
  }
}
