package haidang.deploy.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir
  private Path directory;

  @Test
  void whatWasWrittenSurvivesAKill() throws SQLException {
    int port = Ports.free();
    try (EmbeddedPostgres first = start(port)) {
      first.createDatabase("kept");
      execute(first, "create table t(v int)");
      execute(first, "insert into t values (42)");
      ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
      ProcessHandle.of(first.pid()).ifPresent(handle -> handle.onExit().join());
    }
    try (EmbeddedPostgres second = start(port)) {
      assertThat(number(second, "select v from t")).isEqualTo(42);
    }
  }

  @Test
  void aServerBringsItsPrograms() {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, Ports.free())) {
      assertThat(server.alive()).isTrue();
      assertThat(directory.resolve("programs/bin/postgres")).isExecutable();
    }
  }

  @Test
  void commitsReachTheDisk() throws SQLException {
    SharedPostgres.server().createDatabase("kept");

    assertThat(number(SharedPostgres.server(), "select (current_setting('fsync') = 'on')::int")).isEqualTo(1);
  }

  @Test
  void aClusterThatWasLeftHalfMadeIsMadeAnew() throws IOException, SQLException {
    Files.createDirectories(directory.resolve("data.draft/base"));
    Files.writeString(directory.resolve("data.draft/PG_VERSION"), "18");

    try (EmbeddedPostgres server = start(Ports.free())) {
      server.createDatabase("kept");
      assertThat(number(server, "select 1")).isEqualTo(1);
    }
  }

  @Test
  void aSecondServerInTheDirectoryIsRefused() {
    try (EmbeddedPostgres first = start(Ports.free())) {
      assertThat(first.alive()).isTrue();
      assertThatThrownBy(() -> start(Ports.free())).isInstanceOf(ServerFailed.class)
          .hasMessageContaining(directory.toString()).hasMessageContaining("Another Hải Đăng uses");
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort()))
          .isInstanceOf(ServerFailed.class).hasMessageContaining("Port " + taken.getLocalPort());
    }
  }

  private EmbeddedPostgres start(int port) {
    return EmbeddedPostgres.start(directory, port, SharedPostgres.programs());
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.dataSource("kept").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.dataSource("kept").getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
