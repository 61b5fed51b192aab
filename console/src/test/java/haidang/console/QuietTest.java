package haidang.console;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import haidang.deploy.embedded.SharedPostgres;
import org.junit.jupiter.api.Test;

class QuietTest {
  @Test
  void aFailureTellsNothingOfWhatWasBound() {
    try (HikariDataSource source = SharedPostgres.fresh("quiet", _ -> {})) {
      assertThatThrownBy(() -> Quiet.jdbi(source).useHandle(handle -> handle
          .createUpdate("insert into nowhere values (:note)").bind("note", "chuyện riêng").execute()))
          .hasMessageContaining("nowhere").hasMessageNotContaining("chuyện riêng");
    }
  }
}
