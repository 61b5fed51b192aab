package haidang.ingest.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Malformed;
import haidang.events.jsonl.Lines;
import haidang.ingest.Samples;
import haidang.ingest.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Whatever happened to a line, it is a post or refused with a reason.
class MutatedLineTest {
  private static final String LINE = "{\"id\":\"a1\",\"text\":\"Xin chào 😀\",\"title\":\"T\",\"author\":{\"name\":\"A\"},"
      + "\"published\":\"2026-11-20T08:30:00+07:00\",\"url\":\"https://bao.example/1\",\"kind\":\"comment\",\"platform\":\"zalo\",\"likes\":3,"
      + "\"media\":[{\"url\":\"https://bao.example/a\"}],\"links\":[\"https://bao.example/b\"]}";
  private static final List<String> SCRAPS = List.of("{", "}", "[", "]", "\"", ":", ",", "\\", "\\u0000", "\\ud800",
      "\0", "null", "1e999", "-", "{\"a\":".repeat(1200), "9".repeat(1100), "\"id\":[],",
      "\"published\":\"99/99/2026\",");
  private final LineMapper mapper = new LineMapper(new FieldMapping("id", false, "text", "title", "author.name",
      "published", "url", "kind", "parent", "language"), Samples.source("tay", SourceKind.IMPORT, null),
      java.time.Instant.parse(
          "2026-11-24T00:00:00Z"));

  @Property(tries = 1000, seed = "20261124")
  void aMutatedLineIsAPostOrRefused(@ForAll long seed) {
    var line = new Lines.Line(1, 10, mutated(new Random(seed)));
    try {
      assertThat(mapper.read(line).post().nativeId()).isNotBlank();
    } catch (Malformed e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("Xin chào");
    }
  }

  private static byte[] mutated(Random random) {
    var text = new StringBuilder(LINE);
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(text.length() + 1);
      text.replace(from, Math.min(text.length(), from + random.nextInt(12)), SCRAPS.get(random.nextInt(SCRAPS.size())));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }
}
