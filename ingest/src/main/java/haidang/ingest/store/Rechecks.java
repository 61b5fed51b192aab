package haidang.ingest.store;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// When which post's own page is looked at again: after an hour, then ever more rarely until the horizon.
public final class Rechecks {
  private static final List<Duration> PAUSES = List.of(Duration.ofHours(1), Duration.ofHours(5), Duration.ofHours(18),
      Duration.ofDays(2), Duration.ofDays(4));
  private final Keys keys;
  private final Sealing sealing = new Sealing();

  public Rechecks(Keys keys) { this.keys = keys; }

  /// @param round  looks so far
  /// @param missed when the page was first missing, null while it is there
  public record Due(String post, URI address, Instant found, int round, @Nullable Instant missed) {}

  public void add(Handle db, String post, String source, URI address, Instant found) {
    byte[] sealed = sealing.seal(keys.wrapping(), post, address.toString().getBytes(StandardCharsets.UTF_8));
    db.createUpdate("insert into ingest.recheck (post, source, address, found, next_at, round)"
        + " values (:post, :source, :address, :found, :next, 0) on conflict do nothing").bind("post", post)
        .bind("source", source).bind("address", sealed).bind("found", found).bind("next", found.plus(PAUSES.getFirst()))
        .execute();
  }

  public List<Due> due(Handle db, String source, Instant now, int most) {
    return db.createQuery("select * from ingest.recheck where source = :source and next_at <= :now"
        + " order by next_at limit :most").bind("source", source).bind("now", now).bind("most", most)
        .map((rs, _) -> new Due(rs.getString("post"), address(rs.getString("post"), rs.getBytes("address")),
            rs.getTimestamp("found").toInstant(), rs.getInt("round"), rs.getTimestamp("missed") == null
                ? null
                : rs.getTimestamp("missed").toInstant()))
        .list();
  }

  private URI address(String post, byte[] sealed) {
    return URI.create(new String(sealing.open(keys.wrapping(), post, sealed), StandardCharsets.UTF_8));
  }

  /// The page is there: looks at it again later, until the horizon.
  public void present(Handle db, Due due, Instant now, Duration horizon) {
    Duration pause = PAUSES.get(Math.min(due.round() + 1, PAUSES.size() - 1));
    if (now.plus(pause).isAfter(due.found().plus(horizon))) {
      remove(db, List.of(due.post()));
    } else {
      next(db, due.post(), now.plus(pause), due.round() + 1, null);
    }
  }

  /// The page could not be looked at, or is missing for the first time.
  public void again(Handle db, Due due, Instant at, @Nullable Instant missed) {
    next(db, due.post(), at, due.round(), missed);
  }

  private static void next(Handle db, String post, Instant at, int round, @Nullable Instant missed) {
    db.createUpdate("update ingest.recheck set next_at = :at, round = :round, missed = :missed where post = :post")
        .bind("at", at).bind("round", round).bind("missed", missed).bind("post", post).execute();
  }

  public void remove(Handle db, Collection<String> posts) {
    db.createUpdate("delete from ingest.recheck where post = any(:posts)").bind("posts", Database.array(posts))
        .execute();
  }
}
