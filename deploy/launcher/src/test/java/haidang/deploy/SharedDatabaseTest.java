package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import haidang.deploy.embedded.SharedPostgres;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What keeps processes apart that were started on one database.
class SharedDatabaseTest {
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
  void aDatabaseOfAnotherMasterKeyIsRefused() {
    Keys first = Keys.parse("0a".repeat(32), "test");
    KeyCheck.demandOurs(database, first);
    KeyCheck.demandOurs(database, first);

    assertThatThrownBy(() -> KeyCheck.demandOurs(database, Keys.parse("0b".repeat(32), "test")))
        .isInstanceOf(Refused.class).hasMessageContaining("another master key").hasMessageContaining(Keys.VARIABLE);
  }
}
