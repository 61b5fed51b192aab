package haidang.ingest.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.events.Malformed;
import haidang.events.Moment;
import haidang.events.jsonl.Lines;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines of a file to posts, as a mapping of fields says.
public final class LineMapper {
  /// Longest line, in bytes: a text of 10 million chars with room to spare.
  public static final int MAX_LINE = 32 * 1024 * 1024;
  private static final int MAX_ID = 400;
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static {
    JSON.getFactory().setStreamReadConstraints(
        com.fasterxml.jackson.core.StreamReadConstraints.builder().maxStringLength(MAX_LINE).build());
  }

  /// Nothing was published on the Web before there was one.
  private static final Instant FIRST_DAY = Instant.parse("1990-01-01T00:00:00Z");

  private final FieldMapping fields;
  private final Source source;
  private final Instant lastDay;

  /// @param now a date that lies more than a day after it is none
  public LineMapper(FieldMapping fields, Source source, Instant now) {
    this.fields = fields;
    this.source = source;
    this.lastDay = now.plus(Duration.ofDays(1));
  }

  /// A post as its line shows it.
  ///
  /// @param platform where it stands, null where the line does not say
  /// @param undated  whether the line gives a date that is none; the post has none then
  /// @param dropped  other fields that could not be read; the post is kept without them
  public record Read(FoundPost post, @Nullable String platform, boolean undated, List<String> dropped) {}

  /// @throws Malformed when the line is no post; the message quotes no text
  public Read read(Lines.Line line) {
    byte[] bytes = line.bytes();
    if (bytes == null) {
      throw new Malformed("line has more than " + MAX_LINE + " bytes, the limit");
    }
    var at = new LineFields(json(bytes));
    String text = at.text(fields.text());
    if (text == null) {
      throw new Malformed("field '" + fields.text() + "' is missing or no string");
    }
    Moment published = at.moment(fields.published(), source.zone(), this::sane);
    int undated = at.dropped().size();
    FieldMapping.Further further = fields.further();
    FoundPost post = new FoundPost(id(at, line.number()), at.kind(fields.kind()), at.address(fields.url()),
        at.word(fields.parent()), at.word(further.root()), at.word(fields.author()), at.text(fields.title()), text,
        at.word(fields.language()), published, at.moment(further.edited(), source.zone(), this::sane),
        at.media(further.media()), at.links(further.links()), at.counts(further));
    String platform = at.platform(further.platform());
    return new Read(post, platform, undated > 0, at.dropped().subList(undated, at.dropped().size()));
  }

  private boolean sane(Moment moment) { return !moment.at().isBefore(FIRST_DAY) && !moment.at().isAfter(lastDay); }

  private static JsonNode json(byte[] bytes) {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (!node.isObject()) {
        throw new Malformed(node.isMissingNode() ? "line is empty" : "line is no JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new Malformed("line is no JSON: column " + (e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new Malformed("line is no UTF-8");
    }
  }

  private String id(LineFields at, long number) {
    String id = at.word(fields.id());
    if (id == null) {
      if (fields.idDemanded()) {
        throw new Malformed("field '" + fields.id() + "' is missing");
      }
      return "line-" + number;
    }
    if (id.length() > MAX_ID) {
      throw new Malformed("field '" + fields.id() + "' has " + id.length() + " chars, limit " + MAX_ID);
    }
    return id.strip();
  }
}
