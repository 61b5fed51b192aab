package haidang.classify.rules;

import haidang.events.Post;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What each step of judging costs, in nanoseconds of this thread's processor time a post.
///
/// The same posts are run through one step more each time, by the code that judges them in earnest, and the difference is
/// the step's. Few posts are taken at a time, and the depths in turn, so that whatever else the machine does meets all
/// alike. Medians of several rounds; differences are given as they come out, also where they drown in noise.
///
/// @param chain        reading the text
/// @param automaton    finding atoms
/// @param verification choosing candidates and deciding them
/// @param explanation  flags with spans, steps and sentences, and the judgement around them
public record StepCosts(double chain, double automaton, double verification, double explanation) {
  private static final int WARM_UP = 3;
  private static final int AT_A_TIME = 500;

  /// @param rounds measured ones
  public static StepCosts of(RuleSet rules, List<Post> posts, int rounds) {
    Depth[] depths = Depth.values();
    double[][] nanos = new double[depths.length][rounds];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int turn = 0; turn < depths.length; turn++) {
        for (int from = 0; from < posts.size(); from += AT_A_TIME) {
          List<Post> some = posts.subList(from, Math.min(posts.size(), from + AT_A_TIME));
          Depth depth = depths[(turn + from / AT_A_TIME) % depths.length];
          long start = threads.getCurrentThreadCpuTime();
          depth.run(rules, some);
          if (round >= 0) {
            nanos[depth.ordinal()][round] += (double) (threads.getCurrentThreadCpuTime() - start) / posts.size();
          }
        }
      }
    }
    double chain = median(nanos[Depth.CHAIN.ordinal()]);
    double automaton = median(nanos[Depth.AUTOMATON.ordinal()]);
    double verification = median(nanos[Depth.VERIFICATION.ordinal()]);
    double all = median(nanos[Depth.ALL.ordinal()]);
    return new StepCosts(chain, automaton - chain, verification - automaton, all - verification);
  }

  /// Of a whole judgement.
  public double total() { return chain + automaton + verification + explanation; }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private enum Depth {
    CHAIN, AUTOMATON, VERIFICATION, ALL;

    void run(RuleSet rules, List<Post> posts) {
      for (Post post : posts) {
        if (this == ALL) {
          rules.judge(post);
          continue;
        }
        Workspace workspace = rules.engine().take();
        if (this == CHAIN) {
          workspace.chain.begin();
          PostView.readFields(post, workspace.chain::read);
        } else {
          workspace.read(post, Collections.emptySortedMap());
        }
        if (this == VERIFICATION) {
          new Judging(workspace).count();
        }
        rules.engine().giveBack(workspace);
      }
    }
  }
}
