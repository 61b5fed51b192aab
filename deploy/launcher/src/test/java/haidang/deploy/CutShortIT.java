package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.deploy.embedded.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import that a person cuts short and types again, on a data directory with blanks and Vietnamese letters.
class CutShortIT {
  private static final int LINES = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  private Path directory;

  @Test
  void anImportThatIsCutShortTellsHowFarItCameAndTheNextOneDoesTheRest() throws Exception {
    Path data = directory.resolve("dữ liệu của tôi");
    Path file = file();
    try (Program program = Program.up(data, Ports.free())) {
      Process first = Program.inTerminal(List.of("import", file.toString(), "--data", data.toString()));
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(
          () -> one(program, "select coalesce(sum(position), 0) from ingest.import_run") > 0);
      String told = Program.typeCtrlC(first);

      Process second = Program.start(data, "second", List.of("import", file.toString()));
      assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

      assertThat(first.exitValue()).isEqualTo(128 + 2);
      assertThat(told).contains("Đọc / read", "Dừng giữa chừng", "The same command goes on from there.");
      assertThat(second.exitValue()).as(Program.said(data, "second.err")).isZero();
      JsonNode figures = JsonMapper.builder().build().readTree(Program.said(data, "second.out"));
      assertThat(figures.path("earlier").path("published").asLong()).isPositive();
      assertThat(figures.path("published").asLong() + figures.path("earlier").path("published").asLong())
          .isEqualTo(LINES);
      assertThat(one(program, "select count(*) from ingest.post_state")).isEqualTo(LINES);
    }
  }

  private Path file() throws Exception {
    List<String> lines = new ArrayList<>(LINES);
    for (int i = 0; i < LINES; i++) {
      lines.add("{\"id\":\"" + i + "\",\"text\":\"Dòng " + i + "\"}");
    }
    return Files.write(directory.resolve("nhập tay.jsonl"), lines);
  }

  private static long one(Program program, String sql) throws SQLException {
    RunFile run = program.run();
    try (Connection connection = DriverManager.getConnection(run.postgresUrl(), run.postgresUser(), run
        .postgresPassword());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }
}
