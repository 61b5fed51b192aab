package haidang.classify.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import haidang.classify.SampleRules;
import haidang.events.log.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private final Judge judge = new Judge(SampleRules.set(SampleRules.word("gold", "vàng")));
  private Judge.Outcome outcome = new Judge.Outcome(0, 0, 0);

  @Test
  void aFlagPointsAtTheWordsInTheGivenText() {
    String text = "😀 bán VÀNG miếng";
    JsonNode line = judged("{\"id\":\"7\",\"text\":\"" + text + "\"}").getFirst();

    assertThat(line.path("id").textValue()).isEqualTo("7");
    assertThat(line.path("verdict").textValue()).isEqualTo("flagged");
    JsonNode flag = line.path("flags").path(0);
    assertThat(flag.path("rule").textValue()).isEqualTo("scam.gold");
    assertThat(flag.path("category").textValue()).isEqualTo("scam");
    assertThat(flag.path("severity").textValue()).isEqualTo("high");
    JsonNode span = flag.path("spans").path(0);
    assertThat(text.substring(span.path("start").intValue(), span.path("end").intValue())).isEqualTo("VÀNG");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-20T01:30:00Z", "2026-11-20T08:30:00+07:00", "2026-11-20T08:30:00", "2026-11-20", "''"})
  void aDateIsReadAsFilesHaveIt(String date) {
    JsonNode line = judged("{\"id\":\"1\",\"text\":\"vàng\",\"published\":\"" + date + "\"}").getFirst();

    assertThat(line.path("verdict").textValue()).isEqualTo("flagged");
  }

  @Test
  void aLineNestedWithoutEndIsBrokenAndNamed() {
    JsonNode line = judged("{\"id\":1,\"text\":" + "[".repeat(100_000)).getFirst();

    assertThat(line.path("error").textValue()).contains("no JSON");
  }

  @Test
  void aCleanLineHasFlagsAndScoresAllTheSame() {
    JsonNode line = judged("{\"id\":12,\"text\":\"xin chào\"}").getFirst();

    assertThat(line.path("id").intValue()).isEqualTo(12);
    assertThat(line.path("verdict").textValue()).isEqualTo("clean");
    assertThat(line.path("flags").isArray()).isTrue();
    assertThat(line.path("scores").isObject()).isTrue();
  }

  @Test
  void linesComeOutInTheOrderTheyWentIn() {
    String[] lines = new String[5_000];
    Arrays.setAll(lines, i -> "{\"id\":" + i + ",\"text\":\"" + "vàng ".repeat(i % 50) + "\"}");

    List<JsonNode> answers = judged(lines);
    assertThat(answers).extracting(a -> a.path("id").intValue()).hasSize(5_000).isSorted();
    assertThat(outcome).isEqualTo(new Judge.Outcome(5_000, 4_900, 0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"id":"1"                                           | no JSON
      ``                                                  | no JSON
      [1]                                                 | no JSON object
      {"text":"a"}                                        | lacks 'id'
      {"id":"1"}                                          | lacks 'text'
      {"id":"1","text":5}                                 | lacks 'text'
      {"id":"1","text":"bí mật","kind":"thơ"}             | field kind
      {"id":"1","text":"bí mật","source":"Ô NHIỄM"}       | source id
      {"id":"1","text":"bí mật","published":{"at":"mai"}} | field published
      {"id":"1","text":"bí mật","published":"25/11/2026"} | ISO 8601
      """)
  void aBrokenLineIsNamedInItsPlaceAndHidesNoOther(String broken, String error) {
    List<JsonNode> answers = judged("{\"id\":\"a\",\"text\":\"vàng\"}", broken, "{\"id\":\"b\",\"text\":\"vàng\"}");

    assertThat(answers).hasSize(3);
    assertThat(answers.get(1).path("line").longValue()).isEqualTo(2);
    assertThat(answers.get(1).path("error").textValue()).contains(error).doesNotContain("bí mật");
    assertThat(answers.get(2).path("verdict").textValue()).isEqualTo("flagged");
    assertThat(outcome.errors()).isEqualTo(1);
  }

  @Test
  void bytesThatAreNoTextAreABrokenLine() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] line = "{\"id\":\"1\",\"text\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1);
    line[line.length - 3] = (byte) 0xFF;
    Judge.Outcome done = judge.run(new ByteArrayInputStream(line), out, _ -> {});

    assertThat(done).isEqualTo(new Judge.Outcome(1, 0, 1));
  }

  @Test
  void aTextOverTheLimitIsCutWithoutHalfACharacterAndSaysSo() {
    // The pair would be split by the limit: 5 + 65,530 units stand before it.
    byte[] given = ("{\"id\":\"1\",\"text\":\"vàng " + "x".repeat(65_530) + "😀 vàng\"}")
        .getBytes(StandardCharsets.UTF_8);

    Given read = Given.read(given);
    assertThat(read.post().cut()).isTrue();
    assertThat(read.post().text()).hasSize(65_535).endsWith("x");
    JsonNode line = judged(new String(given, StandardCharsets.UTF_8)).getFirst();
    assertThat(line.path("flags").path(0).path("spans")).hasSize(1);
    assertThat(line.path("cut").booleanValue()).isTrue();
  }

  @Test
  void aTextOfTenMillionCharactersIsJudgedByItsBeginning() {
    JsonNode line = judged("{\"id\":\"1\",\"text\":\"" + "vàng ".repeat(2_000_000) + "\"}").getFirst();

    assertThat(line.path("verdict").textValue()).isEqualTo("flagged");
    assertThat(line.path("cut").booleanValue()).isTrue();
  }

  @Test
  void aLineOverTheLimitIsNamedWithoutBeingHeld() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream endless = new Endless(Judge.MAX_LINE + 10L, "\n{\"id\":\"2\",\"text\":\"vàng\"}");
    Judge.Outcome done = judge.run(endless, out, _ -> {});

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("limit").contains("flagged");
    assertThat(done).isEqualTo(new Judge.Outcome(2, 1, 1));
  }

  @Test
  void memoryDoesNotGrowWithTheInput() throws IOException {
    AtomicLong written = new AtomicLong();
    OutputStream counting = new OutputStream() {
      @Override
      public void write(int b) { written.incrementAndGet(); }

      @Override
      public void write(byte[] b, int off, int len) { written.addAndGet(len); }
    };
    AtomicLong ahead = new AtomicLong();
    Repeating in = new Repeating("{\"id\":\"1\",\"text\":\"" + "vàng ".repeat(200) + "\"}\n", 60_000);
    judge.run(in, counting, lines -> ahead.accumulateAndGet(in.lines() - lines, Math::max));

    assertThat(written.get()).isPositive();
    assertThat(ahead.get()).as("lines read but not yet written").isLessThan(5_000);
  }

  private List<JsonNode> judged(String... lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      outcome = judge.run(new ByteArrayInputStream(String.join("\n", lines).concat("\n")
          .getBytes(StandardCharsets.UTF_8)), out, _ -> {});
      List<JsonNode> answers = new ArrayList<>();
      for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
        answers.add(Wire.JSON.readTree(line));
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One line a number of times.
  @SuppressWarnings("InputStreamSlowMultibyteRead")
  private static final class Repeating extends InputStream {
    private final byte[] line;
    private final long total;
    private long at;

    Repeating(String line, long times) {
      this.line = line.getBytes(StandardCharsets.UTF_8);
      this.total = this.line.length * times;
    }

    long lines() { return at / line.length; }

    @Override
    public int read() { return at == total ? -1 : line[(int) (at++ % line.length)]; }
  }

  /// Letters without end, then a tail.
  @SuppressWarnings("InputStreamSlowMultibyteRead")
  private static final class Endless extends InputStream {
    private final long letters;
    private final byte[] tail;
    private long at;

    Endless(long letters, String tail) {
      this.letters = letters;
      this.tail = tail.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      int next = at < letters ? 'a' : at - letters < tail.length ? tail[(int) (at - letters)] : -1;
      at++;
      return next;
    }
  }
}
