package haidang.classify.rules;

import haidang.events.Flag;
import haidang.events.Incomplete;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.RuleStatus;
import haidang.events.Verdict;
import haidang.events.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One post in one set of rules.
final class Judging {
  private final Engine engine;
  private final Outlines outlines;
  private final Workspace workspace;
  private final List<Flag> flags = new ArrayList<>();
  private final List<Flag> shadow = new ArrayList<>();
  private final List<Incomplete> incomplete = new ArrayList<>();
  private int more;
  /// Why an alerting rule could not answer. Such a text does not pass for clean: else whoever writes one hides from a rule.
  private @Nullable String wornOut;

  Judging(Workspace workspace) {
    this.workspace = workspace;
    this.engine = workspace.engine;
    this.outlines = engine.outlines();
  }

  Judgement judge(Post post, SortedMap<String, Double> scores, Versions versions) {
    workspace.read(post, scores);
    Candidates candidates = workspace.candidates();
    workspace.explanation.fetch(candidates);
    for (int i = 0; i < candidates.end();) {
      int next = candidates.next(i);
      if (holds(candidates, i)) {
        explain(candidates, i, next);
      }
      i = next;
    }
    Verdict verdict = !flags.isEmpty()
        ? new Verdict.Flagged(flags, more)
        : wornOut == null ? new Verdict.Clean() : new Verdict.Undecided(wornOut);
    return new Judgement(post, verdict, incomplete, shadow, null, List.of(), scores, versions);
  }

  /// How many rules hold for what was read, without explaining any.
  int count() {
    Candidates candidates = workspace.candidates();
    int count = 0;
    for (int i = 0; i < candidates.end(); i = candidates.next(i)) {
      count += holds(candidates, i) ? 1 : 0;
    }
    return count;
  }

  private boolean holds(Candidates candidates, int i) {
    if (candidates.settled(i)) {
      return true;
    }
    int rule = candidates.rule(i);
    if (!outlines.allow(rule, workspace.hits)) {
      return false;
    }
    if (outlines.simple(rule)) {
      return true;
    }
    Engine.Entry entry = engine.rule(rule);
    try {
      return holds(entry, true);
    } catch (OverBudget e) {
      Incomplete why = overBudget(entry);
      incomplete.add(why);
      if (entry.status() == RuleStatus.ACTIVE) {
        wornOut = why.rule() + ": " + why.reason();
      }
      return false;
    }
  }

  /// @param where whether the conditions on the post count too
  private boolean holds(Engine.Entry entry, boolean where) {
    if (!outlines.whole(entry.number()) && !workspace.verifier.holds(entry.linked())) {
      return false;
    }
    for (Condition condition : entry.compiled().where()) {
      if (where && !workspace.verifier.holds(condition)) {
        return false;
      }
    }
    return true;
  }

  private static Incomplete overBudget(Engine.Entry entry) {
    return new Incomplete(entry.rule().id(), "more than " + Verifier.BUDGET + " steps of work on this post");
  }

  private void explain(Candidates candidates, int i, int end) {
    int rule = candidates.rule(i);
    boolean telling = candidates.telling(i);
    boolean trial = !telling && !outlines.simple(rule) && engine.rule(rule).status() == RuleStatus.SHADOW;
    List<Flag> target = trial ? shadow : flags;
    if (target.size() == Verdict.Flagged.MAX_FLAGS) {
      more += trial ? 0 : 1;
    } else if (telling) {
      target.add(workspace.explanation.called(candidates, i, end));
    } else if (outlines.simple(rule)) {
      target.add(workspace.explanation.simple(rule));
    } else {
      target.add(workspace.explanation.flag(engine.rule(rule)));
    }
  }

  /// The flag of one rule, if it matches.
  Optional<Flag> ask(int number, Post post) {
    workspace.read(post, new TreeMap<>());
    Engine.Entry entry = engine.rule(number);
    return outlines.allow(number, workspace.hits) && holds(entry, true)
        ? Optional.of(workspace.explanation.flag(entry))
        : Optional.empty();
  }

  /// Whether one rule matches an example.
  boolean meets(int number, Example example) {
    workspace.read(example.post(), example.scores());
    return outlines.allow(number, workspace.hits) && holds(engine.rule(number), example.whole());
  }
}
