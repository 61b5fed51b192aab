package haidang.classify.archive;

import haidang.classify.rules.RuleSet;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.PostId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.Query;

/// All judged posts within the horizon, to be searched by people. Safe for any number of threads.
///
/// Answers are at most a second or so behind the log. Judgements come without the author. Every method throws
/// [haidang.events.log.Unavailable] when the index cannot be read just now.
public interface Archive {
  /// One page of the posts a query describes; see [SearchLanguage] for how queries are written.
  ///
  /// @throws UnreadableQuery naming what cannot be read and where
  Page search(Search search);

  /// The judgement held of a post; empty when there is none or the post was withdrawn.
  Optional<Judgement> find(PostId id);

  /// Posts that say much the same as one, most alike first; itself is not among them.
  List<Similar> similar(Post post, int limit);

  /// How many posts are held.
  long count();

  /// Every post of a query, newest first, read as the stream is. Close it.
  ///
  /// @throws UnreadableQuery naming what cannot be read and where
  Stream<Judgement> export(String query);

  /// Runs a rule backward over everything held.
  ///
  /// @param rule    from [haidang.classify.rules.RuleSet#forArchive]
  /// @param samples how many matching posts to show: a uniform sample, the same for the same posts
  BackTest backTest(Query rule, int samples);

  /// The same for a rule by its id; empty when there is no such rule.
  default Optional<BackTest> backTest(RuleSet rules, String rule, int samples) {
    return rules.forArchive(rule).map(query -> backTest(query, samples));
  }
}
