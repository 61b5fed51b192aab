package haidang.ingest.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.events.Counts;
import haidang.events.Malformed;
import haidang.events.Moment;
import haidang.events.PostKind;
import haidang.events.jsonl.Lines;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.source.Source;
import haidang.ingest.text.Addresses;
import haidang.ingest.text.Dates;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
  /// @param undated whether the line gives a date that is none; the post has none then
  public record Read(FoundPost post, boolean undated) {}

  /// @throws Malformed when the line is no post; the message quotes no text
  public Read read(Lines.Line line) {
    byte[] bytes = line.bytes();
    if (bytes == null) {
      throw new Malformed("line has more than " + MAX_LINE + " bytes, the limit");
    }
    JsonNode node = json(bytes);
    String text = text(node, fields.text());
    if (text == null) {
      throw new Malformed("field '" + fields.text() + "' is missing or no string");
    }
    Moment published = published(node);
    URI address = Addresses.parse(word(node, fields.url()));
    FoundPost post = new FoundPost(id(node, line.number()), kind(node), address, word(node, fields.parent()), null,
        word(node, fields.author()), text(node, fields.title()), text, word(node, fields.language()), published, null,
        List.of(), List.of(), Counts.UNKNOWN);
    return new Read(post, published == null && given(node));
  }

  private @Nullable Moment published(JsonNode node) {
    Moment found = Dates.parse(word(node, fields.published()), source.zone());
    return found == null || found.at().isBefore(FIRST_DAY) || found.at().isAfter(lastDay) ? null : found;
  }

  private boolean given(JsonNode node) {
    JsonNode published = at(node, fields.published());
    return !published.isMissingNode() && !published.isNull() && !(published.isTextual() && published.textValue()
        .isBlank());
  }

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

  private String id(JsonNode node, long number) {
    String id = word(node, fields.id());
    if (id == null || id.isBlank()) {
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

  private PostKind kind(JsonNode node) {
    String code = word(node, fields.kind());
    return Arrays.stream(PostKind.values()).filter(kind -> kind.code().equals(code)).findFirst().orElse(PostKind.POST);
  }

  private static @Nullable String text(JsonNode node, String path) {
    JsonNode at = at(node, path);
    return at.isTextual() ? at.textValue() : null;
  }

  private static @Nullable String word(JsonNode node, String path) {
    JsonNode at = at(node, path);
    return at.isTextual() || at.isNumber() ? at.asText() : null;
  }

  private static JsonNode at(JsonNode node, String path) {
    JsonNode at = node.path(path);
    for (String step : at.isMissingNode() ? path.split("\\.") : new String[0]) {
      at = (at.isMissingNode() ? node : at).path(step);
      if (at.isMissingNode()) {
        break;
      }
    }
    return at;
  }
}
