package haidang.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.SourceId;
import haidang.ingest.SourcesFile;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class DeclarationsTest {
  private static final World WORLD = World.begun(Instant.parse("2026-11-24T16:58:30Z"));

  @Test
  void theSourcesAreSoundAndSayThatTheyAreSamples() {
    SourcesFile file = SourcesFile.parse("sources.yaml", Declarations.sources(WORLD, "http://127.0.0.1:8081"));

    assertThat(file.errors()).isEmpty();
    assertThat(file.sources()).allMatch(source -> source.name().startsWith("Dữ liệu mẫu") && source.purpose().contains(
        "mẫu") && source.route().terms().contains("mẫu"));
    assertThat(file.sources()).extracting(Source::kind).containsExactly(SourceKind.FEED, SourceKind.LIST,
        SourceKind.BOARD, SourceKind.BOARD, SourceKind.CLOSED);
    assertThat(file.sources()).extracting(Source::id).extracting(SourceId::value).containsAll(WORLD.sites().stream().map(Site::id).toList());
  }

  @Test
  void theFirstDigestIsDueMinutesAfterTheBeginningEvenAcrossMidnight() {
    Map<String, Map<String, Map<String, Object>>> settings = new Yaml().load(Declarations.settings(WORLD.start()));

    assertThat(settings.get("haidang").get("alerting")).containsEntry("digest-at", "00:01");
    assertThat(settings.get("haidang").get("console")).containsEntry("sample", true);
  }
}
