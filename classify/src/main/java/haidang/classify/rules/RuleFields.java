package haidang.classify.rules;

import haidang.events.Post;
import java.util.List;
import java.util.SortedMap;
import org.apache.lucene.index.IndexableField;

/// What an index must hold of a post so that rules can be run backward over it. All names begin with `rule.`; the
/// owner of the index adds these fields to its document beside its own.
public final class RuleFields {
  private RuleFields() {}

  /// The fields of one post; nothing is stored, and author, permalink and native id are not among them.
  ///
  /// @param scores what models gave, by name
  public static List<IndexableField> of(Post post, SortedMap<String, Double> scores) { return List.of(); }
}
