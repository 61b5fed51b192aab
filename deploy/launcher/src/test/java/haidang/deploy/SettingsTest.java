package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir
  private Path directory;

  @Test
  void everySettingIsInTheFileAndEveryOneOfTheFileIsRead() throws IOException {
    Settings settings = settings();
    settings.external();
    settings.rules();
    settings.sources(new Home(directory));
    settings.kafka("");
    settings.ingest();
    settings.classify(new Home(directory));
    settings.alerting("");
    settings.console();
    settings.address(8080);

    assertThat(settings.read()).isEqualTo(stated());
  }

  @Test
  void theDataDirectoryOverridesTheDefaults() throws IOException {
    Files.writeString(directory.resolve("haidang.yml"), "haidang:\n  ingest: {tick: 250ms}\n");

    assertThat(settings().ingest().tick()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void aWrongValueIsNamedWithWhatWasExpected() throws IOException {
    Files.writeString(directory.resolve("haidang.yml"), "haidang:\n  kafka: {partitions: many}\n");

    assertThatThrownBy(() -> settings().kafka("")).isInstanceOf(Refused.class).hasMessage(
        "thiết lập haidang.kafka.partitions là 'many', cần số nguyên\n"
            + "setting haidang.kafka.partitions is 'many', expected a whole number");
  }

  @Test
  void aFileThatIsNoYamlIsNamed() throws IOException {
    Files.writeString(directory.resolve("haidang.yml"), "haidang: [");

    assertThatThrownBy(this::settings).isInstanceOf(Refused.class).hasMessageContaining("haidang.yml cannot be read");
  }

  private Settings settings() {
    ApplicationContext context = Configuration.read(new Home(directory), 8080);
    return new Settings(context.getEnvironment());
  }

  private static Set<String> stated() throws IOException {
    try (InputStream in = Settings.class.getResourceAsStream("/application.yml")) {
      return new TreeSet<>(new YamlPropertySourceLoader().read("application", in).keySet().stream()
          .filter(name -> name.startsWith("haidang.")).toList());
    }
  }
}
