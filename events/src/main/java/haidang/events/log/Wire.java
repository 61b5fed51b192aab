package haidang.events.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import haidang.events.Claim;
import haidang.events.Coverage;
import haidang.events.DeadLetter;
import haidang.events.Decision;
import haidang.events.Judgement;
import haidang.events.Malformed;
import haidang.events.Post;
import haidang.events.RawPage;
import haidang.events.RuleBody;
import haidang.events.RuleManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How the contract's records are written on the log: compact UTF-8 JSON, fields in the order of the record,
/// empty ones left out, instants as ISO 8601 in UTC. Unknown fields are ignored, so that fields can be added.
public final class Wire {
  /// Header that names the record's type and version, for example `post.v1`.
  public static final String SCHEMA = "schema";
  /// Header with the verdict's kind, so that clean posts can be skipped unparsed.
  public static final String VERDICT = "verdict";
  /// Header of a marker, a record no reader is shown.
  public static final String KIND = "kind";
  /// The word of [#KIND] on a marker.
  public static final String MARKER = "marker";
  /// Header with the post's cause.
  public static final String CAUSE = "cause";

  /// The contract's JSON; share it, it is thread-safe.
  public static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
      .build();

  private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
    @Override
    protected ObjectReader computeValue(Class<?> type) { return JSON.readerFor(type); }
  };
  private static final ClassValue<ObjectWriter> WRITERS = new ClassValue<>() {
    @Override
    protected ObjectWriter computeValue(Class<?> type) { return JSON.writerFor(type); }
  };

  private Wire() {}

  public static Event event(Post post) {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put(SCHEMA, "post.v1");
    headers.put(CAUSE, post.cause().code());
    return new Event(Topic.POSTS, post.id().value(), bytes(post), headers);
  }

  public static Event event(Judgement judgement) {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put(SCHEMA, "judgement.v1");
    headers.put(CAUSE, judgement.post().cause().code());
    headers.put(VERDICT, judgement.verdict().kind());
    return new Event(Topic.JUDGED, judgement.post().id().value(), bytes(judgement), headers);
  }

  public static Event event(Coverage coverage) {
    return new Event(Topic.COVERAGE, coverage.source().value(), bytes(coverage), schema("coverage.v1"));
  }

  public static Event event(Decision decision) {
    return new Event(Topic.DECISIONS, decision.caseId(), bytes(decision), schema("decision.v1"));
  }

  public static Event event(Claim claim) {
    return new Event(Topic.CLAIMS, claim.id(), bytes(claim), schema("claim.v1"));
  }

  public static Event event(String hash, RuleBody body) {
    return new Event(Topic.RULES, "rule/" + hash, bytes(body), schema("rule-body.v1"));
  }

  /// @param key `set/<number>` or `set/current`
  public static Event event(String key, RuleManifest manifest) {
    return new Event(Topic.RULES, key, bytes(manifest), schema("rule-manifest.v1"));
  }

  public static Event event(DeadLetter letter) {
    return new Event(Topic.DEAD_LETTERS, letter.id(), bytes(letter), schema("dead-letter.v1"));
  }

  /// @param sealed the page's JSON, gzipped and sealed under its id
  public static Event event(RawPage page, byte[] sealed) {
    return new Event(Topic.RAW, page.id(), sealed, schema("raw-page.v1"));
  }

  public static Post post(Stored stored) { return parse(stored, Post.class, "post.v1"); }

  public static Judgement judgement(Stored stored) { return parse(stored, Judgement.class, "judgement.v1"); }

  public static <T> T parse(Stored stored, Class<T> type, String schema) {
    String given = stored.header(SCHEMA);
    if (!given.isEmpty() && !given.equals(schema)) {
      throw new Malformed("record " + stored.position() + " is a " + given + ", expected " + schema);
    }
    try {
      T value = READERS.get(type).readValue(stored.value());
      if (value == null) {
        throw new Malformed("record " + stored.position() + " is null, expected " + schema);
      }
      return value;
    } catch (JsonMappingException e) {
      throw new Malformed("record " + stored.position() + " is no " + schema + ": " + cause(e));
    } catch (IOException e) {
      throw new Malformed("record " + stored.position() + " is no JSON");
    }
  }

  public static byte[] bytes(Object contract) {
    try {
      return WRITERS.get(contract.getClass()).writeValueAsBytes(contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Jackson's own messages quote the input; ours never do, and so do not carry it as their cause.
  private static String cause(JsonMappingException e) {
    if (e.getCause() instanceof Malformed malformed) {
      return String.valueOf(malformed.getMessage());
    }
    String path = e.getPath().stream().map(r -> r.getFieldName() == null ? "[]" : r.getFieldName())
        .collect(Collectors.joining("."));
    return path.isEmpty() ? "not an object as agreed" : "field " + path + " is not as agreed";
  }

  private static SortedMap<String, String> schema(String name) {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put(SCHEMA, name);
    return headers;
  }
}
