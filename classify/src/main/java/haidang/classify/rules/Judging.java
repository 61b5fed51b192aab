package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
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
  private final Workspace workspace;
  private final List<Flag> flags = new ArrayList<>(4);
  private final List<Flag> shadow = new ArrayList<>(0);
  private final List<Incomplete> incomplete = new ArrayList<>(0);
  private int more;
  private @Nullable Explanation explanation;

  Judging(Engine engine, Workspace workspace) {
    this.engine = engine;
    this.workspace = workspace;
  }

  Judgement judge(Post post, SortedMap<String, Double> scores, Versions versions) {
    workspace.read(post, scores, engine);
    int[] candidates = workspace.candidates(engine);
    for (int i = 0; i < workspace.count(); i++) {
      run(engine.rules().get(candidates[i]));
    }
    Verdict verdict = flags.isEmpty() ? new Verdict.Clean() : new Verdict.Flagged(flags, more);
    return new Judgement(post, verdict, incomplete, shadow, null, List.of(), scores, versions);
  }

  private void run(Engine.Entry entry) {
    String id = entry.compiled().rule().id();
    try {
      if (!matches(entry, true)) {
        return;
      }
      List<Flag> target = entry.status() == RuleStatus.SHADOW ? shadow : flags;
      if (target.size() < Verdict.Flagged.MAX_FLAGS) {
        target.add(explanation().flag(entry));
      } else if (target == flags) {
        more++;
      }
    } catch (OverBudget e) {
      incomplete.add(new Incomplete(id, "more than " + Verifier.BUDGET + " steps of work on this post"));
    }
  }

  private boolean matches(Engine.Entry entry, boolean where) {
    return workspace.verifier.holds(entry.linked())
        && (!where || entry.compiled().where().stream().allMatch(workspace.verifier::holds));
  }

  private Explanation explanation() {
    if (explanation == null) {
      AnalysedText text = workspace.verifier.text();
      explanation = new Explanation(engine, workspace.hits, workspace.verifier, text);
    }
    workspace.verifier.restart();
    return explanation;
  }

  /// The flag of one rule, if it matches.
  Optional<Flag> ask(int number, Post post) {
    workspace.read(post, new TreeMap<>(), engine);
    Engine.Entry entry = engine.rules().get(number);
    return matches(entry, true) ? Optional.of(explanation().flag(entry)) : Optional.empty();
  }

  /// Whether one rule matches an example.
  boolean meets(int number, Example example) {
    workspace.read(example.post(), example.scores(), engine);
    return matches(engine.rules().get(number), example.whole());
  }
}
