package haidang.classify;

import haidang.classify.rules.RuleSet;
import haidang.classify.vietnamese.TextChain;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.Verdict;
import haidang.events.Versions;
import haidang.events.log.Event;
import haidang.events.log.Stored;
import haidang.events.log.Transformer;
import haidang.events.log.Wire;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges posts batch by batch, on all cores, answering in the order of the batch. One set of rules judges a whole
/// batch.
final class Classifier implements Transformer {
  private static final Logger LOG = LoggerFactory.getLogger(Classifier.class);
  /// Below this, handing work to other threads costs more than it saves.
  private static final int ALONE = 16;

  private final Supplier<RuleSet> rules;

  Classifier(Supplier<RuleSet> rules) { this.rules = rules; }

  @Override
  public List<Event> apply(List<Stored> batch) {
    RuleSet now = rules.get();
    var posts = batch.size() < ALONE ? batch.stream() : batch.parallelStream();
    return posts.map(stored -> Wire.event(judge(now::judge, Wire.post(stored), now.version()))).toList();
  }

  /// A text that the analysis fails on is for a person to look at, and must not stop the others.
  static Judgement judge(Function<Post, Judgement> rules, Post post, String version) {
    try {
      return rules.apply(post);
    } catch (RuntimeException | StackOverflowError e) {
      String error = e.getClass().getSimpleName();
      LOG.atError().addKeyValue("post", post.id()).addKeyValue("error", error).log("text could not be analysed");
      return new Judgement(post, new Verdict.Undecided("text analysis failed: " + error), List.of(), List.of(), null,
          List.of(), new TreeMap<>(), new Versions(TextChain.VERSION, version, null, null));
    }
  }
}
