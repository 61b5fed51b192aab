package haidang.bench;

import haidang.classify.rules.RuleSet;
import haidang.events.Flag;
import haidang.events.Post;
import haidang.events.Verdict;
import java.util.List;

/// Our engine as the pipeline calls it: whole judgements, with spans, steps and sentences.
final class HaidangRow implements Row {
  private final RuleSet rules;
  private final int[] first = new int[Matches.SHOWN];

  HaidangRow(RuleSet rules) { this.rules = rules; }

  @Override
  public String name() { return "haidang"; }

  @Override
  public void pass(List<Post> posts, Matches matches) {
    for (int i = 0; i < posts.size(); i++) {
      if (rules.judge(posts.get(i)).verdict() instanceof Verdict.Flagged(List<Flag> flags, int more)) {
        if (matches.counting()) {
          matches.count(flags.size() + more);
        } else {
          compare(i, flags, more, matches);
        }
      }
    }
  }

  private void compare(int post, List<Flag> flags, int more, Matches matches) {
    for (int k = 0; k < flags.size(); k++) {
      first[k] = MadeRule.number(flags.get(k).rule());
    }
    matches.add(post, first, flags.size(), flags.size() + more);
  }
}
