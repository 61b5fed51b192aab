package haidang.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import haidang.events.log.Event;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds what is written today to the golden files: a difference is a new record on `….v2`, never a new golden file.
/// A new optional field is filled in [Contract] and in its file.
class ContractTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static Set<String> names() { return Contract.samples().keySet(); }

  @ParameterizedTest
  @MethodSource("names")
  void recordsAreWrittenAsAgreed(String name) throws IOException {
    Event event = sample(name).event();

    assertThat(written(event)).isEqualTo(Files.readString(GOLDEN.resolve(name + ".txt")));
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatWasWrittenIsReadAsItWas(String name) throws IOException {
    Object value = sample(name).value();

    assertThat(Wire.JSON.readValue(golden(name), value.getClass())).usingRecursiveComparison().isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFieldOfTomorrowIsPassedOver(String name) throws IOException {
    Object value = sample(name).value();
    ObjectNode later = (ObjectNode) Wire.JSON.readTree(golden(name));
    later.put("fieldOfTomorrow", 1);

    assertThat(Wire.JSON.readValue(later.toString(), value.getClass())).usingRecursiveComparison().isEqualTo(value);
  }

  @Test
  void everyGoldenFileHasItsRecord() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      Set<String> found = files.map(file -> file.getFileName().toString().replaceFirst("\\.txt$", ""))
          .filter(name -> !name.equals("topics")).collect(Collectors.toSet());
      assertThat(found).isEqualTo(names());
    }
  }

  @Test
  void topicsKeepWhatTheyPromise() throws IOException {
    StringBuilder policies = new StringBuilder();
    for (Topic topic : Topic.values()) {
      policies.append(topic.wireName()).append(' ').append(new TreeMap<>(topic.policy(Duration.ofDays(30))))
          .append(topic.ordered() ? " one partition" : "").append('\n');
    }
    assertThat(policies.toString()).isEqualTo(Files.readString(GOLDEN.resolve("topics.txt")));
  }

  @Test
  void aRecordOfAnotherSchemaIsNamed() {
    Stored stored = stored("claim.v1", "{}");

    assertThatThrownBy(() -> Wire.post(stored)).isInstanceOf(Malformed.class)
        .hasMessage("record tid/0/9 is a claim.v1, expected post.v1");
  }

  @Test
  void whatIsNoJsonIsNamedWithoutItsText() {
    assertThatThrownBy(() -> Wire.post(stored("post.v1", "{\"text\": bí mật"))).isInstanceOf(Malformed.class)
        .hasMessage("record tid/0/9 is no JSON").hasNoCause();
    assertThatThrownBy(() -> Wire.post(stored("post.v1", "{\"version\": \"bí mật\"}"))).isInstanceOf(Malformed.class)
        .hasMessage("record tid/0/9 is no post.v1: field version is not as agreed").hasNoCause();
  }

  @Test
  void aLimitIsNamedWithWhatBreaksIt() {
    String json = "{\"id\":\"rss:a/1\",\"text\":\"" + "a".repeat(Post.MAX_TEXT + 1)
        + "\",\"source\":\"a\",\"kind\":\"post\",\"cause\":\"live\",\"version\":1,\"collected\":\"2026-11-20T05:00:00Z\"}";

    assertThatThrownBy(() -> Wire.post(stored("post.v1", json))).isInstanceOf(Malformed.class)
        .hasMessageContaining("text of rss:a/1 has 65537 chars, limit 65536");
  }

  private static Contract.Sample sample(String name) {
    Contract.Sample sample = Contract.samples().get(name);
    assertThat(sample).as(name).isNotNull();
    return java.util.Objects.requireNonNull(sample);
  }

  /// Topic, key, headers in order, and the value.
  private static String written(Event event) {
    return event.topic().wireName() + " " + event.key() + "\n" + new TreeMap<>(event.headers()) + "\n"
        + new String(event.value(), StandardCharsets.UTF_8) + "\n";
  }

  private static String golden(String name) throws IOException {
    return Files.readAllLines(GOLDEN.resolve(name + ".txt")).get(2);
  }

  private static Stored stored(String schema, String json) {
    var headers = new TreeMap<String, String>();
    headers.put(Wire.SCHEMA, schema);
    return new Stored(Topic.POSTS, new Position("tid", 0, 9), Posts.NOON, "k".getBytes(StandardCharsets.UTF_8),
        json.getBytes(StandardCharsets.UTF_8), headers);
  }
}
