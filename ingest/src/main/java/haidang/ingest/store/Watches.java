package haidang.ingest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.ingest.collect.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Leases on sources, and where each look goes on.
public final class Watches {
  /// Longer than one fetch with all its redirects, and than any transaction of the log may last: whoever was away so
  /// long that its lease ran out has had its open transaction aborted by then.
  public static final Duration LEASE = Duration.ofMinutes(4);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param epoch    of this lease
  /// @param failures looks that failed in a row before
  public record Lease(String source, long epoch, Cursor cursor, int failures) {}

  /// How a look ended.
  ///
  /// @param cursor null where it stays as it was
  public record Ended(@Nullable Cursor cursor, String state, @Nullable String detail, int read, int changed,
      int failures, Instant next) {}

  /// Leases sources that are due; no two instances lease the same one.
  public List<Lease> take(Handle db, String owner, Instant now, int most) {
    return db.createQuery("""
        update ingest.watch set lease_owner = :owner, lease_until = :until, epoch = epoch + 1
        where source in (
          select w.source from ingest.watch w join ingest.source s on s.id = w.source
          where s.enabled and s.kind <> 'import' and w.next_look <= :now
            and (w.lease_until is null or w.lease_until <= :now)
          order by w.next_look limit :most for update of w skip locked)
        returning source, epoch, cursor, failures""").bind("owner", owner).bind("until", now.plus(LEASE))
        .bind("now", now).bind("most", most).map((rs, _) -> new Lease(rs.getString("source"), rs.getLong("epoch"),
            cursor(rs.getString("cursor")), rs.getInt("failures")))
        .list();
  }

  /// Locks the source until the end of the transaction and renews the lease.
  ///
  /// @throws LeaseLost when someone else has taken it
  public void hold(Handle db, Lease lease, Instant now) {
    int held = db.createUpdate("update ingest.watch set lease_until = :until where source = :source and epoch = :epoch")
        .bind("until", now.plus(LEASE)).bind("source", lease.source()).bind("epoch", lease.epoch()).execute();
    if (held != 1) {
      throw new LeaseLost("source " + lease.source() + " was leased anew");
    }
    db.execute("set local idle_in_transaction_session_timeout = '180s'");
  }

  /// Locks the source whoever leases it: a page being published is finished first.
  public void lock(Handle db, String source) {
    db.createQuery("select 1 from ingest.watch where source = :source for update").bind("source", source)
        .mapTo(int.class).findOne();
  }

  public void end(Handle db, Lease lease, Ended ended, Instant now) {
    hold(db, lease, now);
    db.createUpdate("""
        update ingest.watch set lease_owner = null, lease_until = null, next_look = :next, failures = :failures,
          cursor = coalesce(cast(:cursor as jsonb), cursor), state = :state, detail = :detail, looked_at = :now,
          ok_at = case when :state in ('ok', 'unchanged') then :now else ok_at end, read = :read, changed = :changed
        where source = :source""").bind("next", ended.next()).bind("failures", ended.failures())
        .bind("cursor", ended.cursor() == null ? null : json(ended.cursor())).bind("state", ended.state())
        .bind("detail", ended.detail()).bind("now", now).bind("read", ended.read()).bind("changed", ended.changed())
        .bind("source", lease.source()).execute();
  }

  /// Frees what an earlier life of this instance held.
  public void release(Handle db, String owner) {
    db.createUpdate("update ingest.watch set lease_owner = null, lease_until = null where lease_owner = :owner")
        .bind("owner", owner).execute();
  }

  /// Has every source looked at afresh.
  public void startOver(Handle db, Instant now) {
    db.createUpdate("update ingest.watch set cursor = '{}', next_look = :now").bind("now", now).execute();
  }

  /// Has one source looked at as soon as may be.
  public int hurry(Handle db, String source, Instant now) {
    return db.createUpdate("update ingest.watch set next_look = :now where source = :source").bind("now", now)
        .bind("source", source).execute();
  }

  private static String json(Cursor cursor) {
    try {
      return JSON.writeValueAsString(cursor.words());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cursor is words alone", e);
    }
  }

  private static Cursor cursor(String json) {
    try {
      return new Cursor(JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cursor is words alone", e);
    }
  }
}
