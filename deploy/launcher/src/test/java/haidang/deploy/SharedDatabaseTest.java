package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import haidang.deploy.embedded.EmbeddedPostgres;
import haidang.deploy.embedded.SharedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps processes apart that were started on one database.
class SharedDatabaseTest {
  @TempDir
  private Path directory;

  private final HikariDataSource database = SharedPostgres.fresh("launcher", _ -> {});

  @AfterEach
  void close() { database.close(); }

  @Test
  void aNameIsHeldByOneProcessARoleUntilThatEnds() throws Exception {
    try (InstanceClaim _ = InstanceClaim.take(database, "main", EnumSet.of(Role.CLASSIFY, Role.ALERTING))) {
      InstanceClaim.take(database, "main", EnumSet.of(Role.INGEST)).close();
      InstanceClaim.take(database, "second", EnumSet.of(Role.CLASSIFY)).close();
      assertThatThrownBy(() -> InstanceClaim.take(database, "main", EnumSet.of(Role.CONSOLE, Role.CLASSIFY),
          Duration.ZERO))
          .isInstanceOf(Refused.class).hasMessageContaining("'main' runs the role classify")
          .hasMessageContaining("HAIDANG_INSTANCE");
    }
    InstanceClaim.take(database, "main", EnumSet.of(Role.CONSOLE, Role.CLASSIFY)).close();
  }

  @Test
  void aDatabaseOfAnotherMasterKeyIsRefused() throws Exception {
    KeyCheck.givenOrNew(database, directory.resolve("first"));
    KeyCheck.givenOrNew(database, directory.resolve("first"));
    Keys.fresh().keep(directory.resolve("second"));

    assertThatThrownBy(() -> KeyCheck.givenOrNew(database, directory.resolve("second")))
        .isInstanceOf(Refused.class).hasMessageContaining("another master key").hasMessageContaining(Keys.VARIABLE);
    assertThatThrownBy(() -> KeyCheck.given(database, "db", directory.resolve("second"))).isInstanceOf(Refused.class);
  }

  @Test
  void noKeyIsMadeForADatabaseThatHasOne() throws Exception {
    KeyCheck.givenOrNew(database, directory.resolve("first"));
    Path second = directory.resolve("second");

    assertThatThrownBy(() -> KeyCheck.givenOrNew(database, second)).isInstanceOf(Refused.class).hasMessageContaining(
        "is missing: set " + Keys.VARIABLE).hasMessageContaining(second.toString());
    assertThat(second).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"another", "none"})
  void aCommandBesideARunningProgramDemandsThatOnesKey(String key) throws Exception {
    KeyCheck.givenOrNew(database, directory.resolve("program"));
    Home home = new Home(Files.createDirectories(directory.resolve("data")));
    if (key.equals("another")) {
      Keys.fresh().keep(home.path());
    }
    home.announce(thisProgram());

    Said said = Said.by("status", "--data", home.path().toString());
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains(key.equals("another") ? "with another master key" : "is missing");
    assertThat(home.path().resolve(Keys.FILE)).satisfies(file -> assertThat(Files.exists(file)).isEqualTo(key.equals(
        "another")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dead-letters list", "digest", "remap", "erase --post import:a/1 --reason x", "status"})
  void aCommandUsesTheServersThatRunIsToldToUseAndStartsNone(String command) throws Exception {
    Home home = new Home(Files.createDirectories(directory.resolve("data")));
    RunFile servers = thisProgram();
    Files.writeString(home.path().resolve("haidang.yml"), """
        haidang:
          kafka: {bootstrap: "%s"}
          postgres: {url: "%s", user: "%s", password: "%s"}
        """.formatted(servers.kafka(), servers.postgresUrl(), servers.postgresUser(), servers.postgresPassword()));

    Said said = Said.by((command + " --data " + home.path()).split(" ", -1));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("There is no installation of Hải Đăng in " + servers.postgresUrl());
    assertThat(home.path()).isDirectoryNotContaining(file -> !file.endsWith("haidang.yml"));
  }

  private RunFile thisProgram() throws SQLException {
    EmbeddedPostgres server = SharedPostgres.server();
    try (Connection connection = database.getConnection()) {
      return new RunFile(ProcessHandle.current().pid(), RunFile.startOfThisProcess(), "http://localhost:18080",
          "localhost:1", server.jdbcUrl(connection.getCatalog()), server.user(), server.password());
    }
  }
}
