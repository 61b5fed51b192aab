package haidang.classify.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Looks for rules that are dead, subsumed, too broad, alike, or hold branches that do nothing.
final class Lint {
  /// Share of everyday texts above which a rule is too broad.
  private static final double BROAD = 0.005;
  /// Share of common matches above which two rules are alike.
  private static final double ALIKE = 0.8;

  private final RuleSet set;
  private final Engine engine;
  private final List<Finding> findings = new ArrayList<>();

  Lint(RuleSet set) {
    this.set = set;
    this.engine = set.engine();
  }

  List<Finding> findings(List<String> corpus) {
    Branches branches = new Branches();
    for (Engine.Entry entry : engine.rules()) {
      Rule rule = entry.compiled().rule();
      branches.of(Parser.parse(rule.match()))
          .forEach(finding -> findings.add(new Finding(rule.id(), finding.sort(), finding.message())));
    }
    overlaps();
    broad(corpus);
    return findings.stream().sorted(Comparator.comparing(Finding::rule).thenComparing(Finding::sort)
        .thenComparing(Finding::message)).toList();
  }

  private void overlaps() {
    List<Example> examples = new ArrayList<>();
    engine.rules().forEach(entry -> {
      examples.addAll(entry.compiled().mustMatch());
      examples.addAll(entry.compiled().mustNotMatch());
    });
    Map<String, BitSet> matched = new TreeMap<>();
    for (Engine.Entry entry : engine.rules()) {
      matched.put(entry.compiled().rule().id(), matches(entry, examples));
    }
    matched.forEach((one, its) -> matched.forEach((other, others) -> compare(one, its, other, others)));
  }

  private BitSet matches(Engine.Entry entry, List<Example> examples) {
    BitSet matched = new BitSet(examples.size());
    Workspace workspace = engine.take();
    try {
      Judging judging = new Judging(workspace);
      int number = set.number(entry.compiled().rule().id());
      for (int i = 0; i < examples.size(); i++) {
        matched.set(i, meets(judging, number, examples.get(i)));
      }
    } finally {
      engine.giveBack(workspace);
    }
    return matched;
  }

  private static boolean meets(Judging judging, int number, Example example) {
    try {
      return judging.meets(number, example);
    } catch (OverBudget e) {
      return false;
    }
  }

  private void compare(String one, BitSet its, String other, BitSet others) {
    if (one.equals(other) || its.isEmpty()) {
      return;
    }
    BitSet both = (BitSet) its.clone();
    both.and(others);
    BitSet either = (BitSet) its.clone();
    either.or(others);
    boolean sameCategory = category(one).equals(category(other));
    if (both.equals(its) && sameCategory && (!its.equals(others) || one.compareTo(other) > 0)) {
      findings.add(new Finding(one, Finding.Sort.SUBSUMED, other + " matches every example that it matches"));
    } else if (one.compareTo(other) < 0 && both.cardinality() > ALIKE * either.cardinality()
        && !(sameCategory && both.equals(others))) {
      findings.add(new Finding(one, Finding.Sort.OVERLAPPING, String.format(Locale.ROOT,
          "shares %d of %d matched examples with %s", both.cardinality(), either.cardinality(), other)));
    }
  }

  private static String category(String id) { return id.substring(0, Math.max(0, id.indexOf('.'))); }

  private void broad(List<String> corpus) {
    List<Example> texts = corpus.stream().map(text -> new Example(Example.plain(text), new TreeMap<>(), false,
        new org.yaml.snakeyaml.error.Mark("", 0, 0, 0, new int[0], 0))).toList();
    for (Engine.Entry entry : texts.isEmpty() ? List.<Engine.Entry>of() : engine.rules()) {
      int hits = matches(entry, texts).cardinality();
      if (hits > BROAD * texts.size()) {
        findings.add(new Finding(entry.compiled().rule().id(), Finding.Sort.TOO_BROAD,
            String.format(Locale.ROOT, "matches %d of %d texts, more than %.1f %%", hits, texts.size(), BROAD * 100)));
      }
    }
  }
}
