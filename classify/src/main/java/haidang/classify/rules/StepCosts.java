package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.events.Post;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What each step of judging costs, in nanoseconds a post: the same posts are run through one step more each time, and
/// the difference is the step's. Medians of several rounds; no clock is read inside a post.
///
/// @param chain        reading the text
/// @param automaton    finding atoms
/// @param verification choosing candidates and deciding them
/// @param explanation  flags with spans, steps and sentences, and the judgement around them
public record StepCosts(double chain, double automaton, double verification, double explanation) {
  private static final int WARM_UP = 2;

  /// @param rounds measured ones
  public static StepCosts of(RuleSet rules, List<Post> posts, int rounds) {
    double[][] nanos = new double[Depth.values().length][rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Depth depth : Depth.values()) {
        long start = System.nanoTime();
        run(rules, posts, depth);
        if (round >= 0) {
          nanos[depth.ordinal()][round] = (double) (System.nanoTime() - start) / posts.size();
        }
      }
    }
    double chain = median(nanos[Depth.CHAIN.ordinal()]);
    double automaton = median(nanos[Depth.AUTOMATON.ordinal()]);
    double verification = median(nanos[Depth.VERIFICATION.ordinal()]);
    double all = median(nanos[Depth.ALL.ordinal()]);
    return new StepCosts(chain, Math.max(0, automaton - chain), Math.max(0, verification - automaton),
        Math.max(0, all - verification));
  }

  /// Of a whole judgement.
  public double total() { return chain + automaton + verification + explanation; }

  private enum Depth {
    CHAIN, AUTOMATON, VERIFICATION, ALL
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static int run(RuleSet rules, List<Post> posts, Depth depth) {
    Engine engine = rules.engine();
    int seen = 0;
    for (Post post : posts) {
      if (depth == Depth.ALL) {
        seen += rules.judge(post).incomplete().size();
        continue;
      }
      Workspace workspace = Workspace.take();
      seen += switch (depth) {
        case CHAIN -> {
          AnalysedText text = workspace.chain.begin();
          PostView.readFields(post, workspace.chain::read);
          yield text.tokens();
        }
        case AUTOMATON -> {
          workspace.read(post, Collections.emptySortedMap(), engine);
          yield workspace.hits.seen();
        }
        case VERIFICATION, ALL -> new Judging(engine, workspace).count(post);
      };
      workspace.giveBack();
    }
    return seen;
  }
}
