package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import haidang.deploy.embedded.SharedPostgres;
import haidang.ingest.store.Database;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  @Test
  void aFailureTellsNothingOfWhatWasBound() {
    try (HikariDataSource source = SharedPostgres.fresh("ingest", IngestRoom::migrate)) {
      assertThatThrownBy(() -> new Database(source).run(handle -> handle
          .createUpdate("insert into nowhere values (:note)").bind("note", "chuyện riêng").execute()))
          .hasMessageContaining("nowhere").hasMessageNotContaining("chuyện riêng");
    }
  }
}
