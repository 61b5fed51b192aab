package haidang.ingest.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How far each import has come, in the transactions that publish.
public final class ImportRuns {
  /// @param number    of the run; rises
  /// @param holder    who runs it; a later one takes it away
  /// @param file      fingerprint of the file
  /// @param line      lines read so far
  /// @param position  bytes read so far
  /// @param rejects   bytes of the reject file that belong to it
  /// @param into      the reject file; null for runs of before it was kept
  public record Run(String source, long number, String holder, String file, long line, long position, long published,
      long unchanged, long rejected, long rejects, boolean done, @Nullable String into) {}

  public Optional<Run> find(Handle db, String source) {
    return db.createQuery("select * from ingest.import_run where source = :source").bind("source", source)
        .map((rs, _) -> new Run(source, rs.getLong("run"), rs.getString("holder"), rs.getString("file"), rs.getLong(
            "line"), rs.getLong("position"), rs.getLong("published"), rs.getLong("unchanged"), rs.getLong("rejected"),
            rs.getLong("rejects"), rs.getBoolean("done"), rs.getString("reject_file")))
        .findOne();
  }

  /// A number no run has had.
  public long next(Handle db) {
    return db.createQuery("select nextval('ingest.import_number')").mapTo(long.class).one();
  }

  /// Takes the source for a run; who had it before cannot commit any more.
  public void begin(Handle db, Run run, Instant now) { bound(db, """
      insert into ingest.import_run (source, run, holder, file, line, position, published, unchanged, rejected,
        rejects, done, reject_file, updated_at)
      values (:source, :run, :holder, :file, :line, :position, :published, :unchanged, :rejected, :rejects, :done,
        :into, :now)
      on conflict (source) do update set run = excluded.run, holder = excluded.holder, file = excluded.file,
        line = excluded.line, position = excluded.position, published = excluded.published,
        unchanged = excluded.unchanged, rejected = excluded.rejected, rejects = excluded.rejects,
        done = excluded.done, reject_file = excluded.reject_file, updated_at = excluded.updated_at""", run, now); }

  /// Moves on, if the run still has the source.
  ///
  /// @throws LeaseLost when another import of the source has begun
  public void advance(Handle db, Run run, Instant now) {
    int held = bound(db,
        """
            update ingest.import_run set line = :line, position = :position, published = :published,
              unchanged = :unchanged, rejected = :rejected, rejects = :rejects, done = :done, updated_at = :now, file = :file
            where source = :source and run = :run and holder = :holder""",
        run, now);
    if (held != 1) {
      throw new LeaseLost("another import of " + run.source() + " has begun");
    }
  }

  /// Has every import start over: what was published may be lost.
  public void forget(Handle db) { db.execute("delete from ingest.import_run"); }

  private static int bound(Handle db, String sql, Run run, Instant now) {
    return db.createUpdate(sql).bind("source", run.source()).bind("run", run.number()).bind("holder", run.holder())
        .bind("file", run.file()).bind("line", run.line()).bind("position", run.position()).bind("published", run
            .published())
        .bind("unchanged", run.unchanged()).bind("rejected", run.rejected()).bind("rejects", run.rejects())
        .bind("done", run.done()).bind("into", run.into()).bind("now", now).execute();
  }
}
