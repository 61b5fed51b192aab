package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.TextChain;
import haidang.events.Post;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that judging one post by an engine needs and the next one can use again. For one thread at a time.
final class Workspace {
  final TextChain chain = new TextChain();
  final Engine engine;
  final Hits hits;
  final Verifier verifier;
  final Explanation explanation;
  private final Scan scan;
  private final Candidates candidates = new Candidates();

  Workspace(Engine engine) {
    this.engine = engine;
    AnalysedText nothing = chain.begin();
    hits = new Hits(engine.callers());
    scan = new Scan(engine.automaton(), hits);
    verifier = new Verifier(engine.lists(), hits, nothing, new PostView(Example.plain(""), nothing, new TreeMap<>()));
    explanation = new Explanation(engine, hits, verifier, nothing);
  }

  /// Reads a post and finds its atoms.
  void read(Post post, SortedMap<String, Double> scores) {
    AnalysedText text = chain.begin();
    PostView.readFields(post, chain::read);
    scan.over(text);
    verifier.begin(text, new PostView(post, text, scores));
  }

  /// The rules that may match what was read.
  Candidates candidates() {
    candidates.find(engine, hits);
    return candidates;
  }
}
