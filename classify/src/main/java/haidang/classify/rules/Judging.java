package haidang.classify.rules;

import haidang.events.Flag;
import haidang.events.Incomplete;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.RuleStatus;
import haidang.events.Verdict;
import haidang.events.Versions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One post in one set of rules.
final class Judging {
  private final Engine engine;
  private final Workspace workspace;
  private final List<Flag> flags = new ArrayList<>();
  private final List<Flag> shadow = new ArrayList<>();
  private final List<Incomplete> incomplete = new ArrayList<>();
  private int more;

  Judging(Engine engine, Workspace workspace) {
    this.engine = engine;
    this.workspace = workspace;
  }

  Judgement judge(Post post, SortedMap<String, Double> scores, Versions versions) {
    workspace.read(post, scores, engine);
    int[] candidates = workspace.candidates(engine);
    for (int i = 0; i < workspace.count(); i++) {
      run(candidates[i]);
    }
    Verdict verdict = flags.isEmpty() ? new Verdict.Clean() : new Verdict.Flagged(flags, more);
    return new Judgement(post, verdict, incomplete, shadow, null, List.of(), scores, versions);
  }

  /// How many rules hold for a post, without explaining any.
  int count(Post post) {
    workspace.read(post, Collections.emptySortedMap(), engine);
    int[] candidates = workspace.candidates(engine);
    int count = 0;
    for (int i = 0; i < workspace.count(); i++) {
      try {
        count += matches(engine.rule(candidates[i]), true) ? 1 : 0;
      } catch (OverBudget e) {
        incomplete.add(overBudget(engine.rule(candidates[i])));
      }
    }
    return count;
  }

  private static Incomplete overBudget(Engine.Entry entry) {
    return new Incomplete(entry.rule().id(), "more than " + Verifier.BUDGET + " steps of work on this post");
  }

  private void run(int number) {
    if (!engine.outlines().simple(number)) {
      run(engine.rule(number));
    } else if (flags.size() == Verdict.Flagged.MAX_FLAGS) {
      more += engine.outlines().allow(number, workspace.hits) ? 1 : 0;
    } else {
      Flag flag = workspace.explanation.ifSimple(number, engine);
      if (flag != null) {
        flags.add(flag);
      }
    }
  }

  private void run(Engine.Entry entry) {
    try {
      if (!matches(entry, true)) {
        return;
      }
      List<Flag> target = entry.status() == RuleStatus.SHADOW ? shadow : flags;
      if (target.size() < Verdict.Flagged.MAX_FLAGS) {
        target.add(workspace.explanation.flag(entry, engine));
      } else if (entry.status() != RuleStatus.SHADOW) {
        more++;
      }
    } catch (OverBudget e) {
      incomplete.add(overBudget(entry));
    }
  }

  private boolean matches(Engine.Entry entry, boolean where) {
    Outlines outlines = engine.outlines();
    if (!outlines.allow(entry.number(), workspace.hits)
        || !outlines.whole(entry.number()) && !workspace.verifier.holds(entry.linked())) {
      return false;
    }
    for (Condition condition : entry.compiled().where()) {
      if (where && !workspace.verifier.holds(condition)) {
        return false;
      }
    }
    return true;
  }

  /// The flag of one rule, if it matches.
  Optional<Flag> ask(int number, Post post) {
    workspace.read(post, new TreeMap<>(), engine);
    Engine.Entry entry = engine.rule(number);
    return matches(entry, true) ? Optional.of(workspace.explanation.flag(entry, engine)) : Optional.empty();
  }

  /// Whether one rule matches an example.
  boolean meets(int number, Example example) {
    workspace.read(example.post(), example.scores(), engine);
    return matches(engine.rule(number), example.whole());
  }
}
