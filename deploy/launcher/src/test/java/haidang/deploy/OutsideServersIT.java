package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.deploy.embedded.Ports;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands beside processes that work on a broker and a database that somebody else runs.
class OutsideServersIT {
  @TempDir
  private Path directory;

  @Test
  void whatIsImportedBesideRolesThatRunIsJudgedAndErasedThere() throws Exception {
    Home home = new Home(Files.createDirectories(directory.resolve("data")));
    Path file = Files.writeString(directory.resolve("bai.jsonl"), "{\"id\":\"a\",\"text\":\"Một.\"}\n");
    try (Servers servers = Servers.start(new Home(directory.resolve("elsewhere")), Map.of())) {
      Files.writeString(home.path().resolve("haidang.yml"), """
          haidang:
            kafka: {bootstrap: "%s"}
            postgres: {url: "%s", user: "%s", password: "%s"}
          """.formatted(servers.bootstrapServers(), servers.jdbcUrl(), servers.user(), servers.password()));
      ApplicationContext context = Configuration.read(home, Ports.free());
      var settings = new Settings(context.getEnvironment());
      try (Installation roles = Installation.open(home, settings, settings.external(), "", InstantSource.system())) {
        assertThat(beside(home, "status").code()).as("no process does a role yet").isEqualTo(1);
        roles.start(EnumSet.of(Role.CLASSIFY), context);

        assertThat(beside(home, "import", file.toString(), "--source", "tay").out()).contains("\"judged\":1");
        assertThat(beside(home, "status", "--json").out()).contains("\"running\":true", "\"sources\":1");
        assertThat(beside(home, "erase", "--post", "import:tay/a", "--reason", "x").out()).isEqualTo(
            "{\"erased\":1}\n");
        assertThat(beside(home, "dead-letters", "list").code()).isZero();
      }
    }
    assertThat(home.kafka()).doesNotExist();
    assertThat(home.postgres()).doesNotExist();
  }

  private static Said beside(Home home, String... words) {
    return Said.by(Stream.concat(Arrays.stream(words), Stream.of("--data", home.path().toString())).toList());
  }
}
