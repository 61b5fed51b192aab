package haidang.ingest.store;

import haidang.ingest.fetch.Validators;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// When which post's own page is looked at again: 1, 6 and 24 hours, 3 and 7 days after it was found, then every week
/// until the horizon.
public final class Rechecks {
  private static final List<Duration> PAUSES = List.of(Duration.ofHours(1), Duration.ofHours(5), Duration.ofHours(18),
      Duration.ofDays(2), Duration.ofDays(4), Duration.ofDays(7));
  private final Keys keys;
  private final Sealing sealing = new Sealing();

  public Rechecks(Keys keys) { this.keys = keys; }

  /// @param known  what the page gave to ask for changes with
  /// @param round  how often it was there
  /// @param missed when the page was first missing, null while it is there
  public record Due(String post, URI address, Validators known, Instant found, int round, @Nullable Instant missed) {}

  public void add(Handle db, String post, String source, URI address, Instant found) {
    byte[] sealed = sealing.seal(keys.wrapping(), post, address.toString().getBytes(StandardCharsets.UTF_8));
    db.createUpdate("insert into ingest.recheck (post, source, address, found, next_at, round)"
        + " values (:post, :source, :address, :found, :next, 0) on conflict do nothing").bind("post", post)
        .bind("source", source).bind("address", sealed).bind("found", found).bind("next", found.plus(PAUSES.getFirst()))
        .execute();
  }

  /// What is missing first, as a day decides on it, then what was looked at least: most of what is taken down goes soon.
  public List<Due> due(Handle db, String source, Instant now, int most) {
    return db.createQuery("select * from ingest.recheck where source = :source and next_at <= :now"
        + " order by missed is null, round, next_at limit :most").bind("source", source).bind("now", now)
        .bind("most", most)
        .map((rs, _) -> new Due(rs.getString("post"), address(rs.getString("post"), rs.getBytes("address")),
            new Validators(rs.getString("etag"), rs.getString("last_modified")), rs.getTimestamp("found").toInstant(),
            rs.getInt("round"), rs.getTimestamp("missed") == null ? null : rs.getTimestamp("missed").toInstant()))
        .list();
  }

  private URI address(String post, byte[] sealed) {
    return URI.create(new String(sealing.open(keys.wrapping(), post, sealed), StandardCharsets.UTF_8));
  }

  /// Whether any page that this source leads to was ever there.
  public boolean ledSomewhere(Handle db, String source) {
    return db.createQuery("select exists (select 1 from ingest.recheck where source = :source and round > 0)")
        .bind("source", source).mapTo(boolean.class).one();
  }

  /// The page is there: looks at it again later.
  ///
  /// @param known what it gave to ask for changes with
  public void present(Handle db, Due due, Validators known, Instant now) {
    Duration pause = PAUSES.get(Math.min(due.round() + 1, PAUSES.size() - 1));
    db.createUpdate("update ingest.recheck set next_at = :at, round = :round, missed = null, etag = :etag,"
        + " last_modified = :modified where post = :post").bind("at", now.plus(pause)).bind("round", due.round() + 1)
        .bind("etag", known.etag()).bind("modified", known.lastModified()).bind("post", due.post()).execute();
  }

  /// The page could not be looked at, or is missing.
  public void again(Handle db, Due due, Instant at, @Nullable Instant missed) {
    db.createUpdate("update ingest.recheck set next_at = :at, missed = :missed where post = :post").bind("at", at)
        .bind("missed", missed).bind("post", due.post()).execute();
  }

  /// Forgets what is due after the horizon, or never came to be looked at before; what is missing has a week more.
  public void expire(Handle db, String source, Instant now, Duration horizon) {
    db.createUpdate("delete from ingest.recheck where source = :source and greatest(next_at, :now) > found"
        + " + make_interval(secs => :horizon) + (case when missed is null then '0 days' else '7 days' end)::interval")
        .bind("source", source).bind("now", now).bind("horizon", horizon.toSeconds()).execute();
  }

  /// Asks for whole pages again.
  public void startOver(Handle db) { db.execute("update ingest.recheck set etag = null, last_modified = null"); }

  public void remove(Handle db, Collection<String> posts) {
    db.createUpdate("delete from ingest.recheck where post = any(:posts)").bind("posts", Database.array(posts))
        .execute();
  }
}
