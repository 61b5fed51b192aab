package haidang.alerting;

import haidang.events.Flag;
import haidang.events.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// Silences in their table. Whether one holds is asked of the judged time, so that a replay is as silent as it was.
final class TableSilences implements Silences {
  private static final int LONGEST_WHY = 500;

  private final Database database;
  private final ChainedAudit audit;
  private final InstantSource clock;

  TableSilences(Database database, ChainedAudit audit, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Silence add(String rule, SourceId source, Duration length, String why, String by) {
    if (!length.isPositive() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a silence of " + length + ", it takes more than zero and at most " + LONGEST);
    }
    if (why.isBlank() || why.length() > LONGEST_WHY) {
      throw new IllegalArgumentException("the reason has " + why.length() + " chars, it takes 1 to " + LONGEST_WHY);
    }
    Instant now = clock.instant();
    return database.in(handle -> {
      Silence made = handle.createQuery("insert into silence (rule, source, from_time, until, why, by)"
          + " values (:rule, :source, :now, :until, :why, :by) returning *").bind("rule", rule)
          .bind("source", source.value()).bind("now", CaseRows.utc(now))
          .bind("until", CaseRows.utc(now.plus(length))).bind("why", why.strip()).bind("by", by)
          .map(TableSilences::read).one();
      audit.record(handle, by, "silence", rule + " " + source, made.until() + " " + made.why());
      return made;
    });
  }

  @Override
  public void revoke(long number, String by) {
    Instant now = clock.instant();
    database.run(handle -> handle.createQuery("update silence set revoked_at = :now, revoked_by = :by"
        + " where number = :number and revoked_at is null and until > :now returning *").bind("now", CaseRows.utc(now))
        .bind("by", by).bind("number", number).map(TableSilences::read).findOne()
        .ifPresent(ended -> audit.record(handle, by, "silence-revoked", ended.rule() + " " + ended.source(), "")));
  }

  @Override
  public List<Silence> newest(int limit) {
    return database.in(handle -> handle.createQuery("select * from silence order by number desc limit :limit")
        .bind("limit", limit).map(TableSilences::read).list());
  }

  /// Those that had not ended at a time.
  static List<Silence> since(Handle handle, Instant at) {
    return handle.createQuery("select * from silence where least(until, coalesce(revoked_at, until)) > :at"
        + " order by number").bind("at", CaseRows.utc(at)).map(TableSilences::read).list();
  }

  /// The flags of a case that may notify somebody.
  static List<Flag> audible(List<Silence> silences, CaseFacts facts, Instant at) {
    return facts.flags().stream().filter(flag -> silences.stream().noneMatch(silence -> silence.holds(at)
        && silence.rule().equals(flag.rule()) && silence.source().equals(facts.source()))).toList();
  }

  private static Silence read(ResultSet row, StatementContext context) throws SQLException {
    return new Silence(row.getLong("number"), row.getString("rule"), new SourceId(row.getString("source")),
        Objects.requireNonNull(CaseRows.instant(row, "from_time")),
        Objects.requireNonNull(CaseRows.instant(row, "until")), row.getString("why"), row.getString("by"),
        CaseRows.instant(row, "revoked_at"), row.getString("revoked_by"));
  }
}
