package haidang.alerting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/// Audit entries in a table; each one's keyed hash covers the one before.
final class ChainedAudit implements Audit {
  private static final long LOCK = 0x48D_A0D17L;

  private final Database database;
  private final KeyedHash hash;
  private final InstantSource clock;

  ChainedAudit(Database database, KeyedHash hash, InstantSource clock) {
    this.database = database;
    this.hash = hash;
    this.clock = clock;
  }

  @Override
  public void record(String by, String act, String subject, String detail) {
    database.run(handle -> record(handle, by, act, subject, detail));
  }

  /// In the caller's transaction.
  void record(Handle handle, String by, String act, String subject, String detail) {
    handle.execute("select pg_advisory_xact_lock(?)", LOCK);
    Link last = handle.createQuery("select number, chain from audit order by number desc limit 1")
        .map((row, _) -> new Link(row.getLong(1), row.getString(2))).findOne().orElse(new Link(0, ""));
    var entry = new Entry(last.number() + 1, clock.instant().truncatedTo(ChronoUnit.MICROS), by, act, subject, detail);
    handle.execute("insert into audit values (?, ?, ?, ?, ?, ?, ?)", entry.number(), CaseRows.utc(entry.at()), by, act,
        subject, detail, chain(last.chain(), entry));
  }

  private record Link(long number, String chain) {}

  private String chain(String before, Entry entry) {
    return hash.of(String.join("\n", "audit", before, String.valueOf(entry.number()), entry.at().toString(),
        entry.by(), entry.act(), entry.subject(), entry.detail()));
  }

  @Override
  public List<Entry> newest(int limit) {
    return database.in(handle -> handle.createQuery("select * from audit order by number desc limit :limit")
        .bind("limit", limit).map((row, _) -> entry(row)).list());
  }

  @Override
  public long firstBroken() {
    return database.in(handle -> {
      String before = "";
      long expected = 1;
      var rows = handle.createQuery("select * from audit order by number")
          .map((row, _) -> new Chained(entry(row), row.getString("chain"))).list();
      for (Chained row : rows) {
        if (row.entry().number() != expected || !row.chain().equals(chain(before, row.entry()))) {
          return expected;
        }
        before = row.chain();
        expected++;
      }
      return 0L;
    });
  }

  private record Chained(Entry entry, String chain) {}

  private static Entry entry(ResultSet row) throws SQLException {
    Instant at = Objects.requireNonNull(CaseRows.instant(row, "at"));
    return new Entry(row.getLong("number"), at, row.getString("by"), row.getString("act"), row.getString("subject"),
        row.getString("detail"));
  }
}
