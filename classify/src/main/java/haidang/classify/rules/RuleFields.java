package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Feature;
import haidang.classify.vietnamese.RuleTokens;
import haidang.classify.vietnamese.TextChain;
import haidang.events.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/// What an index must hold of a post so that rules can be run backward over it. All names begin with `rule.`; the
/// owner of the index adds these fields to its document beside its own.
public final class RuleFields {
  static final String WORDS = "rule.words";
  static final String FEATURE = "rule.feature";
  static final String LINK = "rule.link";
  private static final FieldType POSITIONS = new FieldType();

  static {
    POSITIONS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    POSITIONS.setOmitNorms(true);
    POSITIONS.setTokenized(true);
    POSITIONS.freeze();
  }

  private RuleFields() {}

  /// The fields of one post; nothing is stored, and author, permalink and native id are not among them.
  ///
  /// @param scores what models gave, by name
  public static List<IndexableField> of(Post post, SortedMap<String, Double> scores) {
    TextChain chain = new TextChain();
    AnalysedText text = chain.begin();
    PostView.readFields(post, chain::read);
    PostView view = new PostView(post, text, scores);
    List<IndexableField> fields = new ArrayList<>();
    fields.add(new Field(WORDS, new RuleTokens(text), POSITIONS));
    for (Feature feature : Feature.values()) {
      if (view.shows(feature)) {
        fields.add(new StringField(FEATURE, feature.code(), Field.Store.NO));
      }
    }
    view.hosts().forEach(host -> fields.add(new StringField(LINK, host, Field.Store.NO)));
    for (Attribute attribute : Attribute.values()) {
      fields.add(new StringField(name(attribute), view.attribute(attribute), Field.Store.NO));
    }
    for (String name : Parser.COUNTS) {
      Long count = PostView.count(name, post.counts());
      if (count != null) {
        fields.add(new LongPoint(count(name), count));
      }
    }
    scores.forEach((name, score) -> fields.add(new DoublePoint(score(name), score)));
    return fields;
  }

  static String name(Attribute attribute) { return "rule." + attribute.code(); }

  static String count(String name) { return "rule.count." + name; }

  static String score(String name) { return "rule.score." + name; }
}
