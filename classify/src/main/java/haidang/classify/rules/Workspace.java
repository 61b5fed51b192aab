package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.TextChain;
import haidang.events.Post;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Everything that judging one post needs and the next one can use again.
final class Workspace {
  private static final ConcurrentLinkedQueue<Workspace> IDLE = new ConcurrentLinkedQueue<>();

  final TextChain chain = new TextChain();
  final Hits hits = new Hits();
  final Verifier verifier;
  final Explanation explanation;
  private int[] candidateIn = new int[0];
  private int[] candidates = new int[64];
  private int count;
  private int epoch;

  private Workspace() {
    AnalysedText nothing = chain.begin();
    verifier = new Verifier(hits, nothing, new PostView(Example.plain(""), nothing, new TreeMap<>()));
    explanation = new Explanation(RuleSet.empty().engine(), hits, verifier, nothing);
  }

  static Workspace take() {
    Workspace idle = IDLE.poll();
    return idle == null ? new Workspace() : idle;
  }

  void giveBack() { IDLE.add(this); }

  /// Reads a post and finds its atoms.
  void read(Post post, SortedMap<String, Double> scores, Engine engine) {
    AnalysedText text = chain.begin();
    PostView.readFields(post, chain::read);
    hits.fit(engine.automaton().atoms());
    engine.automaton().scan(text, hits);
    verifier.begin(engine.lists(), text, new PostView(post, text, scores));
  }

  /// The rules that may match what was read, as numbers, rising; `count()` of them. Those that ask for more than their
  /// [Outline] are allowed to by it.
  int[] candidates(Engine engine) {
    beginCandidates(engine.rules().size());
    for (int rule : engine.always()) {
      candidate(rule, engine.outlines());
    }
    for (int i = 0; i < hits.seen(); i++) {
      int atom = hits.seen(i);
      for (int k = engine.anchorsFrom(atom); k < engine.anchorsFrom(atom + 1); k++) {
        candidate(engine.anchored(k), engine.outlines());
      }
    }
    Arrays.sort(candidates, 0, count);
    return candidates;
  }

  int count() { return count; }

  private void beginCandidates(int rules) {
    if (candidateIn.length < rules) {
      candidateIn = new int[rules];
      epoch = 0;
    }
    if (epoch == Integer.MAX_VALUE) {
      Arrays.fill(candidateIn, 0);
      epoch = 0;
    }
    epoch++;
    count = 0;
  }

  private void candidate(int rule, Outlines outlines) {
    if (candidateIn[rule] == epoch) {
      return;
    }
    candidateIn[rule] = epoch;
    if (!outlines.simple(rule) && !outlines.allow(rule, hits)) {
      return;
    }
    if (count == candidates.length) {
      candidates = Arrays.copyOf(candidates, count * 2);
    }
    candidates[count++] = rule;
  }
}
