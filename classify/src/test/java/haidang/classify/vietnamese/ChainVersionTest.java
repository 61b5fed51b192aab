package haidang.classify.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A judgement names the version of the chain that read its post, the version of a rule set is made of it, and an archive
/// of another one is built anew. So whatever reads differently must be called differently.
class ChainVersionTest {
  private final TextChain chain = new TextChain();

  @Test
  void aChangeOfWhatIsReadComesWithANewVersion() throws Exception {
    List<String> versions = lines("chain-versions.txt");
    String now = TextChain.VERSION + " " + digest();
    assertThat(versions.getLast())
        .as("""
            chain-sample.txt is read differently than by version %s. If that is meant, raise TextChain.VERSION and add a line \
            to chain-versions.txt; if only the sample was changed, replace its last line.""",
            TextChain.VERSION)
        .isEqualTo(now);
  }

  @Test
  void versionsRiseAndNoTwoReadAlike() throws Exception {
    List<String> versions = lines("chain-versions.txt");
    assertThat(versions).extracting(line -> Integer.parseInt(line.substring(0, line.indexOf(' '))))
        .doesNotHaveDuplicates()
        .isSorted();
    assertThat(versions).extracting(line -> line.substring(line.indexOf(' '))).doesNotHaveDuplicates();
  }

  private String digest() throws Exception {
    StringBuilder read = new StringBuilder();
    for (String line : lines("chain-sample.txt")) {
      chain.begin();
      render(chain.read("text", line), read);
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(read.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static void render(AnalysedText text, StringBuilder to) {
    for (int token = 0; token < text.tokens(); token++) {
      to.append(text.position(token)).append(' ').append(text.start(token)).append('-').append(text.end(token))
          .append(text.quoted(token) ? " quoted" : "").append(text.negated(token) ? " negated" : "")
          .append(text.startsSentence(token) ? " starts" : "");
      for (int reading = text.firstReading(token); reading < text.firstReading(token + 1); reading++) {
        to.append(' ').append(text.term(reading)).append(Step.of(text.steps(reading))).append(text.bare(reading));
      }
      to.append('\n');
    }
    for (Feature feature : Feature.values()) {
      to.append(text.has(feature) ? feature.code() + " " : "");
    }
    to.append(text.hosts()).append('\n');
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(ChainVersionTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
