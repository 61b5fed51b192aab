package haidang.classify.rules;

import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.RuleBody;
import haidang.events.Verdict;
import java.util.ArrayList;
import java.util.List;

/// Rules written in tests.
final class Packs {
  private Packs() {}

  static RuleBody rule(String name, String match, String yes, String no) { return rule(name, match, yes, no, ""); }

  static RuleBody rule(String name, String match, String yes, String no,
      String more) { return new RuleBody("scam/" + name + ".yaml", """
          id: scam.%s
          title: {vi: Luật %s, en: Rule %s}
          category: scam
          severity: high
          match: |
            %s
          must_match: ['%s']
          must_not_match: ['%s']
          owner: test
          %s
          """.formatted(name, name, name, match.replace("\n", "\n  "), yes, no, more)); }

  static RuleBody list(String name, String... terms) {
    return new RuleBody("lists/" + name + ".yaml",
        "id: \"@" + name + "\"\nterms:\n" + String.join("\n", terms).indent(2));
  }

  static RuleSet set(RuleBody... bodies) { return RuleSet.compile(new RulePack(List.of(bodies))).orThrow(); }

  static List<RuleError> errors(RuleBody... bodies) { return RuleSet.compile(new RulePack(List.of(bodies))).errors(); }

  /// The words of the text that the first flag's spans point at, or nothing when the text is clean.
  static List<String> found(RuleSet set, String text) {
    Post post = Example.plain(text);
    Judgement judgement = set.judge(post);
    List<String> words = new ArrayList<>();
    if (judgement.verdict() instanceof Verdict.Flagged flagged) {
      Flag flag = flagged.flags().getFirst();
      flag.spans().forEach(span -> words.add(text.substring(span.start(), span.end())));
    }
    return words;
  }
}
