package haidang.classify;

import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.events.RuleBody;
import java.util.List;

/// Rules written in tests: each matches one word.
public final class SampleRules {
  private SampleRules() {}

  public static RuleBody word(String name, String word) { return word(name, word, "2026"); }

  /// @param owner tells bodies of one rule apart
  public static RuleBody word(String name, String word,
      String owner) { return new RuleBody("scam/" + name + ".yaml", """
          id: scam.%s
          title: {vi: "Luật %s", en: "Rule %s"}
          category: scam
          severity: high
          match: %s
          must_match: ["có từ %s trong bài"]
          must_not_match: ["một bài bình thường"]
          owner: "%s"
          """.formatted(name, name, name, word, word, owner)); }

  /// Does not parse.
  public static RuleBody unsound(String name) { return word(name, "NEAR/3 ("); }

  public static RulePack pack(RuleBody... bodies) { return new RulePack(List.of(bodies)); }

  public static RuleSet set(RuleBody... bodies) { return RuleSet.compile(pack(bodies)).orThrow(); }
}
