package haidang.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.SourceId;
import haidang.ingest.SourcesFile;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class DeclarationsTest {
  private static final World WORLD = World.begun(Instant.parse("2026-11-24T16:58:30Z"));

  @Test
  void theSourcesAreSoundAndSayThatTheyAreSamples() {
    SourcesFile file = SourcesFile.parse("sources.yaml", Declarations.sources(WORLD, "http://127.0.0.1:8081"));

    assertThat(file.errors()).isEmpty();
    assertThat(file.sources()).allMatch(source -> source.name().endsWith("(mẫu)") && source.purpose().contains(
        "mẫu") && source.route().terms().contains("mẫu"));
    assertThat(file.sources()).extracting(source -> source.route().when()).containsOnly(LocalDate.of(2026, 11, 24));
    assertThat(file.sources()).extracting(Source::kind).containsExactly(SourceKind.FEED, SourceKind.LIST,
        SourceKind.BOARD, SourceKind.BOARD, SourceKind.CLOSED);
    assertThat(file.sources()).extracting(Source::id).extracting(SourceId::value)
        .containsAll(WORLD.sites().stream().map(Site::id).toList());
  }

  @Test
  void theFirstDigestIsDueMinutesAfterTheBeginningEvenAcrossMidnight() {
    var settings = assertThat(new Yaml().<Map<String, Object>>load(Declarations.settings(WORLD.start(), "matkhaumau1")))
        .extractingByKey("haidang", InstanceOfAssertFactories.MAP);

    settings.extractingByKey("alerting", InstanceOfAssertFactories.MAP).containsEntry("digest-at", "00:01");
    settings.extractingByKey("console", InstanceOfAssertFactories.MAP).containsEntry("sample", true).containsEntry(
        "first-password", "matkhaumau1");
  }
}
