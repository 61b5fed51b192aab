package haidang.classify.rules;

import haidang.classify.vietnamese.TextChain;
import haidang.events.RuleManifest;
import haidang.events.RuleStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a rule set is made of: sound lists and rules by id, and where each rule stands.
record Parts(SortedMap<String, CompiledList> lists, SortedMap<String, CompiledRule> rules,
    SortedMap<String, RuleStatus> statuses) {
  static final Parts NONE = new Parts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  /// @param listsAs the hashes of all lists it leads to, itself included, by name
  record CompiledList(WordList list, Unit<Place> unit, Map<String, String> listsAs) {}

  Parts {
    lists = Collections.unmodifiableSortedMap(lists);
    rules = Collections.unmodifiableSortedMap(rules);
    statuses = Collections.unmodifiableSortedMap(statuses);
  }

  Engine link() {
    Map<String, Unit<Place>> units = new HashMap<>();
    lists.forEach((name, list) -> {
      if (list.list().domains().isEmpty()) {
        units.put(name, list.unit());
      }
    });
    IdentityHashMap<CompiledRule, RuleStatus> all = new IdentityHashMap<>();
    rules.values().forEach(rule -> all.put(rule, status(rule)));
    return new Engine(units, all);
  }

  private RuleStatus status(CompiledRule rule) { return statuses.getOrDefault(rule.rule().id(), rule.rule().status()); }

  List<RuleManifest.Entry> entries() {
    List<RuleManifest.Entry> entries = new ArrayList<>();
    lists.forEach((id, list) -> entries.add(new RuleManifest.Entry(id, list.list().hash(), RuleStatus.ACTIVE)));
    rules.forEach((id, rule) -> entries.add(new RuleManifest.Entry(id, rule.rule().hash(), status(rule))));
    return entries;
  }

  List<Rule> ruleList() { return rules.values().stream().map(this::withStatus).toList(); }

  Rule withStatus(CompiledRule compiled) {
    Rule rule = compiled.rule();
    return new Rule(rule.id(), rule.hash(), status(compiled), rule.title(), rule.category(), rule.severity(),
        rule.confidence(), rule.legalBasis(), rule.match(), rule.where(), rule.mustMatch(), rule.mustNotMatch(),
        rule.falsePositives(), rule.knownGaps(), rule.owner(), rule.reviewBy());
  }

  String version() {
    StringBuilder all = new StringBuilder("chain ").append(TextChain.VERSION).append('\n');
    for (RuleManifest.Entry entry : entries()) {
      all.append(entry.rule()).append(' ').append(entry.hash()).append(' ').append(entry.status().code()).append('\n');
    }
    return Digest.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
