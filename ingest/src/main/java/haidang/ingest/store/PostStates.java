package haidang.ingest.store;

import haidang.events.PostKind;
import haidang.events.Presence;
import haidang.events.RawPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The versions given so far.
public final class PostStates {
  public Map<String, PostState> find(Handle db, Collection<String> ids) {
    Map<String, PostState> found = new HashMap<>();
    db.createQuery("select * from ingest.post_state where id = any(:ids)").bind("ids", Database.array(ids))
        .map((rs, _) -> state(rs)).forEach(state -> found.put(state.id(), state));
    return found;
  }

  private static PostState state(ResultSet rs) throws SQLException {
    return new PostState(rs.getString("id"), rs.getString("source"), kind(rs.getString("kind")), rs.getLong("version"),
        rs.getString("hash"), presence(rs.getString("presence")), rs.getString("page"), instant(rs), rs.getLong("run"),
        rs.getLong("line"), rs.getBoolean("erased"), rs.getBoolean("doubtful"));
  }

  private static @Nullable Instant instant(ResultSet rs) throws SQLException {
    Timestamp at = rs.getTimestamp("page_at");
    return at == null ? null : at.toInstant();
  }

  /// Writes all in one round trip. A version never goes back.
  public void save(Handle db, List<PostState> states, Instant now) {
    db.createUpdate(
        """
            insert into ingest.post_state (id, source, kind, version, hash, presence, page, page_at, run, line, erased,
              changed_at)
            select u.*, :now from unnest(:ids, :sources, :kinds, :versions, :hashes, :presences, :pages,
              cast(:pages_at as timestamptz[]), :runs, :lines, :erased) u
            on conflict (id) do update set version = excluded.version, hash = excluded.hash, presence = excluded.presence,
              page = excluded.page, page_at = excluded.page_at, run = excluded.run, line = excluded.line, erased = excluded.erased,
              changed_at = excluded.changed_at, doubtful = false
            where post_state.version < excluded.version""")
        .bind("ids", texts(states, PostState::id)).bind("sources", texts(states, PostState::source))
        .bind("kinds", texts(states, s -> s.kind().code())).bind("versions", longs(states, PostState::version))
        .bind("hashes", texts(states, PostState::hash)).bind("presences", texts(states, s -> s.presence().code()))
        .bind("pages", texts(states, PostState::page))
        .bind("pages_at",
            states.stream().map(s -> s.pageAt() == null ? null : s.pageAt().toString()).toArray(String[]::new))
        .bind("runs", longs(states, PostState::run))
        .bind("lines", longs(states, PostState::line)).bind("erased", states.stream().map(PostState::erased).toArray(
            Boolean[]::new))
        .bind("now", now).execute();
  }

  /// Marks posts as last seen by a run, so that the run can tell its own lines from older ones.
  public void seen(Handle db, Collection<String> ids, Collection<Long> lines, long run) {
    db.createUpdate("""
        update ingest.post_state p set run = :run, line = u.line from unnest(:ids, :lines) u(id, line)
        where p.id = u.id and p.run <> :run""").bind("run", run).bind("ids", Database.array(ids))
        .bind("lines", lines.toArray(Long[]::new)).execute();
  }

  /// Remembers that a page shows posts as they are, unless a newer one is known to.
  public void shownOn(Handle db, RawPage page, Collection<String> ids) {
    db.createUpdate("update ingest.post_state set page = :page, page_at = :at"
        + " where id = any(:ids) and presence <> 'gone' and page_at < :at").bind("page", page.id())
        .bind("at", page.fetched()).bind("ids", Database.array(ids)).execute();
  }

  /// Has everything that was published since published again when it is found again.
  public int doubt(Handle db, Instant since) {
    return db
        .createUpdate("update ingest.post_state set doubtful = true where changed_at >= :since and presence <> 'gone'")
        .bind("since", since).execute();
  }

  /// Has a post that is gone published again when it is found again: its page is back.
  public void welcome(Handle db, String post) {
    db.createUpdate("update ingest.post_state set doubtful = true where id = :post and presence = 'gone'")
        .bind("post", post).execute();
  }

  /// What was withdrawn since.
  public List<PostState> goneSince(Handle db, Instant since) {
    return db
        .createQuery("select * from ingest.post_state where changed_at >= :since and presence = 'gone' order by id")
        .bind("since", since).map((rs, _) -> state(rs)).list();
  }

  /// Whether any post of a source was erased.
  public boolean erasedAny(Handle db, String source) {
    return db.createQuery("select exists (select 1 from ingest.post_state where source = :source and erased)")
        .bind("source", source).mapTo(boolean.class).one();
  }

  private static String[] texts(List<PostState> states, Function<PostState, String> field) {
    return states.stream().map(field).toArray(String[]::new);
  }

  private static Long[] longs(List<PostState> states, Function<PostState, Long> field) {
    return states.stream().map(field).toArray(Long[]::new);
  }

  private static PostKind kind(String code) {
    return Arrays.stream(PostKind.values()).filter(k -> k.code().equals(code)).findFirst().orElseThrow();
  }

  private static Presence presence(String code) {
    return Arrays.stream(Presence.values()).filter(p -> p.code().equals(code)).findFirst().orElseThrow();
  }
}
