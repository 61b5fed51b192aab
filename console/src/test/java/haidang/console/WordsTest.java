package haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern USED = Pattern.compile("\\bt\\(\"([^\"]+)\"[,)]");

  @Test
  void bothLanguagesHaveTheSameWords() throws IOException {
    assertThat(words("vi").stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
  }

  @Test
  void everyWordThatATemplateAsksForIsThere() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> templates = Files.list(Path.of("src/main/jte"))) {
      for (Path template : templates.toList()) {
        USED.matcher(Files.readString(template)).results().forEach(one -> used.add(one.group(1)));
      }
    }

    assertThat(used).hasSizeGreaterThan(100);
    assertThat(words("vi").stringPropertyNames()).containsAll(used);
  }

  @Test
  void aRecordsCodesAreSaidInWords() {
    Words vietnamese = Words.in("vi");
    assertThat(vietnamese.codes("decide", "UNTRUE https://tin.example/1 trang 2")).isEqualTo(
        "Tin sai sự thật: https://tin.example/1 trang 2");
    assertThat(vietnamese.codes("checked", "source done")).isEqualTo("Nguồn đầu tiên: Đã rõ");
    assertThat(vietnamese.codes("account-changed", "viewer disabled")).isEqualTo("người xem: ngừng");
    assertThat(vietnamese.codes("look", "label untrue")).isEqualTo("label untrue");
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in = WordsTest.class.getResourceAsStream("/i18n/words_" + language + ".properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }
}
