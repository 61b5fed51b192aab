package haidang.console.search;

import haidang.console.Quiet;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Searches that a person keeps under a name.
public final class SavedSearches {
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 60;

  private final Jdbi jdbi;
  private final InstantSource clock;

  public SavedSearches(DataSource source, InstantSource clock) {
    this.jdbi = Quiet.jdbi(source);
    this.clock = clock;
  }

  /// One of them.
  public record Saved(String name, String query) {}

  List<Saved> of(String account) {
    return jdbi.withHandle(handle -> handle.createQuery("select name, query from console.saved_search"
        + " where account = :account order by name limit :most").bind("account", account).bind("most", MOST)
        .map((row, _) -> new Saved(row.getString(1), row.getString(2))).list());
  }

  /// Keeps a search; one of the same name makes way.
  void put(String account, String name, String query) {
    String kept = name.strip().length() > LONGEST_NAME ? name.strip().substring(0, LONGEST_NAME) : name.strip();
    if (!kept.isEmpty()) {
      jdbi.useHandle(handle -> handle.execute("insert into console.saved_search values (?, ?, ?, ?)"
          + " on conflict (account, name) do update set query = excluded.query, saved_at = excluded.saved_at", account,
          kept, query, clock.instant().atOffset(ZoneOffset.UTC)));
    }
  }

  void remove(String account, String name) {
    jdbi.useHandle(handle -> handle.execute("delete from console.saved_search where account = ? and name = ?",
        account, name));
  }
}
