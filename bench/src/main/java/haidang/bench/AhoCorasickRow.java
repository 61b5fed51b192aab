package haidang.bench;

import haidang.classify.vietnamese.TextChain;
import haidang.events.Post;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plain way: one Aho–Corasick pass over word numbers, then each rule's conditions. No spans, no reasons.
final class AhoCorasickRow implements Row {
  private final TextChain chain = new TextChain();
  private final AhoCorasick automaton = new AhoCorasick();
  private final int[] also;
  private final int[] not;
  private final int[][] rulesOf;
  private final int[] seenIn;
  private int epoch;
  private int[] matched;
  private final int[] matchedIn;

  AhoCorasickRow(List<MadeRule> rules) {
    also = new int[rules.size()];
    not = new int[rules.size()];
    for (MadeRule rule : rules) {
      rule.any().forEach(automaton::add);
      also[rule.number()] = optional(rule.also());
      not[rule.number()] = optional(rule.not());
    }
    automaton.build();
    int[] sizes = new int[automaton.phrases()];
    rules.forEach(rule -> rule.any().forEach(phrase -> sizes[automaton.add(phrase)]++));
    rulesOf = new int[automaton.phrases()][];
    Arrays.setAll(rulesOf, phrase -> new int[sizes[phrase]]);
    rules.forEach(rule -> rule.any().forEach(phrase -> {
      int number = automaton.add(phrase);
      rulesOf[number][--sizes[number]] = rule.number();
    }));
    seenIn = new int[automaton.phrases()];
    matchedIn = new int[rules.size()];
    matched = new int[rules.size()];
  }

  private int optional(@Nullable List<String> phrase) { return phrase == null ? -1 : automaton.add(phrase); }

  @Override
  public String name() { return "ahoCorasick"; }

  @Override
  public void pass(List<Post> posts, Matches matches) {
    for (int i = 0; i < posts.size(); i++) {
      chain.begin();
      epoch++;
      int found = automaton.scan(chain.read("text", posts.get(i).text()), seenIn, epoch);
      int count = 0;
      for (int k = 0; k < found; k++) {
        for (int rule : rulesOf[automaton.found(k)]) {
          if (matchedIn[rule] != epoch && (also[rule] < 0 || seenIn[also[rule]] == epoch)
              && (not[rule] < 0 || seenIn[not[rule]] != epoch)) {
            matchedIn[rule] = epoch;
            matched[count++] = rule;
          }
        }
      }
      if (matches.counting()) {
        matches.count(count);
      } else {
        matches.add(i, matched, count);
      }
    }
  }
}
