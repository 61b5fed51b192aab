package haidang.ingest.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What people have asked to be erased: the record of it, and what is still to be done.
public final class Erasures {
  /// @param post   its id, or null
  /// @param author pseudonym, or null
  /// @param posts  erased so far
  public record Wish(long number, @Nullable String post, @Nullable String author, int posts) {}

  public Wish ask(Handle db, @Nullable String post, @Nullable String author, String by, String reason, Instant now) {
    long number = db.createQuery("insert into ingest.erasure (at, by, reason, post, author, posts)"
        + " values (:now, :by, :reason, :post, :author, 0) returning n").bind("now", now).bind("by", by)
        .bind("reason", reason).bind("post", post).bind("author", author).mapTo(long.class).one();
    return new Wish(number, post, author, 0);
  }

  public List<Wish> open(Handle db) {
    return db.createQuery("select n, post, author, coalesce(posts, 0) as posts from ingest.erasure"
        + " where done_at is null order by n").map(
            (rs, _) -> new Wish(rs.getLong("n"), rs.getString("post"), rs
                .getString("author"), rs.getInt("posts")))
        .list();
  }

  public void count(Handle db, long number, int more) {
    db.createUpdate("update ingest.erasure set posts = coalesce(posts, 0) + :more where n = :n").bind("more", more)
        .bind("n", number).execute();
  }

  public void done(Handle db, long number, int posts, Instant now) {
    db.createUpdate("update ingest.erasure set posts = :posts, done_at = :now where n = :n").bind("posts", posts)
        .bind("now", now).bind("n", number).execute();
  }
}
