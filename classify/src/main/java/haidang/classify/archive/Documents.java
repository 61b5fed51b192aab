package haidang.classify.archive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.classify.rules.RuleFields;
import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Moment;
import haidang.events.Post;
import haidang.events.Verdict;
import haidang.events.log.Wire;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/// Judgements as Lucene documents, and back.
final class Documents {
  /// What a document says of itself, to be compared with the next record of its post.
  record Held(long version, long digest) {}

  @JsonIgnoreProperties("author")
  private interface WithoutAuthor {}

  private static final JsonMapper JSON = Wire.JSON.rebuild().addMixIn(Post.class, WithoutAuthor.class).build();
  private static final ObjectWriter WRITER = JSON.writerFor(Judgement.class);
  private static final ObjectReader READER = JSON.readerFor(Judgement.class);

  private Documents() {}

  static Document of(Judgement judgement, String key, Held held, Instant logged) throws IOException {
    Document document = new Document();
    document.add(new StringField(Fields.KEY, key, Store.NO));
    document.add(new NumericDocValuesField(Fields.TIE, Keys.tie(key)));
    document.add(new NumericDocValuesField(Fields.VERSION, held.version()));
    document.add(new NumericDocValuesField(Fields.DIGEST, held.digest()));
    document.add(new LongPoint(Fields.LOGGED, logged.toEpochMilli()));
    switch (judgement.verdict()) {
      case Verdict.Withdrawn _ -> document.add(new StringField(Fields.GONE, "1", Store.NO));
      case Verdict.Clean _ -> content(document, judgement, List.of());
      case Verdict.Undecided _ -> content(document, judgement, List.of());
      case Verdict.Flagged flagged -> content(document, judgement, flagged.flags());
    }
    return document;
  }

  static Judgement judgement(BytesRef body) throws IOException {
    return READER.readValue(body.bytes, body.offset, body.length);
  }

  /// When a post happened, as far as we know.
  static Instant at(Post post) {
    Moment published = post.published();
    return published == null ? post.collected() : published.at();
  }

  private static void content(Document document, Judgement judgement, List<Flag> flags) throws IOException {
    Post post = judgement.post();
    document.add(new StoredField(Fields.BODY, WRITER.writeValueAsBytes(judgement)));
    document.add(new LongField(Fields.AT, at(post).toEpochMilli(), Store.NO));
    for (Parts.Part part : Parts.of(post)) {
      document.add(new TextField(Fields.EXACT, part.words(), Store.NO));
      document.add(new TextField(Fields.FOLDED, part.words(), Store.NO));
    }
    facet(document, Facet.PLATFORM, post.id().platform());
    facet(document, Facet.SOURCE, post.source().value());
    facet(document, Facet.KIND, post.kind().code());
    facet(document, Facet.VERDICT, judgement.verdict().kind());
    if (!post.links().isEmpty()) {
      facet(document, Facet.HAS, "link");
    }
    if (!post.media().isEmpty()) {
      facet(document, Facet.HAS, "media");
    }
    flags.stream().map(Flag::severity).max(Comparator.naturalOrder())
        .ifPresent(highest -> facet(document, Facet.SEVERITY, highest.code()));
    flags.stream().map(flag -> flag.category().code()).distinct().forEach(c -> facet(document, Facet.CATEGORY, c));
    flags.stream().map(Flag::rule).distinct().forEach(rule -> facet(document, Facet.RULE, rule));
    RuleFields.of(post, judgement.scores()).forEach(document::add);
  }

  private static void facet(Document document, Facet facet, String value) {
    document.add(new KeywordField(facet.code(), value, Store.NO));
  }
}
