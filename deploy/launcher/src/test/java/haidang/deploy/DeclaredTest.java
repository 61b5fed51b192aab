package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import haidang.deploy.embedded.SharedPostgres;
import haidang.events.MemoryVault;
import haidang.events.Posts;
import haidang.events.memory.MemoryEventLog;
import haidang.ingest.IngestConfig;
import haidang.ingest.IngestRoom;
import haidang.ingest.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredTest {
  private static final String SOUND = """
      sources:
        - id: bao-mau
          kind: feed
          url: https://bao.example/rss
          name: Báo mẫu
          purpose: tin tức địa phương
          route: {who: Lan, when: 2026-11-01, terms: điều khoản sử dụng}
      """;

  @TempDir
  private Path directory;

  private final HikariDataSource database = SharedPostgres.fresh("declared", IngestRoom::migrate);
  private final InstantSource clock = InstantSource.fixed(Posts.NOON);
  private final MemoryEventLog log = new MemoryEventLog(new MemoryVault(), clock);
  private final IngestRoom room = new IngestRoom(database, log, new byte[32], IngestConfig.DEFAULT, clock,
      new Random(1));
  private final Sources sources = room.sources();
  private Path file = Path.of("");

  @BeforeEach
  void declare() throws Exception {
    file = Files.writeString(directory.resolve("sources.yaml"), SOUND);
    apply(directory);
  }

  @AfterEach
  void close() throws Exception {
    room.close();
    log.close();
    database.close();
  }

  private void apply(Path home) throws Exception {
    Declared.apply(new Home(home), home.resolve("sources.yaml"), sources);
  }

  private List<Boolean> watched() { return sources.all().stream().map(row -> row.source().enabled()).toList(); }

  @Test
  void whatTheFileDeclaresIsWatched() { assertThat(watched()).containsExactly(true); }

  @Test
  void aFileThatIsGoneDeclaresNothingUntilItIsBack() throws Exception {
    Files.delete(file);
    apply(directory);
    assertThat(watched()).containsExactly(false);

    Files.writeString(file, SOUND);
    apply(directory);
    assertThat(watched()).containsExactly(true);
  }

  @Test
  void aProcessThatNeverHadAFileStopsNothing() throws Exception {
    apply(Files.createDirectory(directory.resolve("other")));

    assertThat(watched()).containsExactly(true);
  }
}
