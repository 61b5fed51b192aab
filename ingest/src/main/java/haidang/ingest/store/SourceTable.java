package haidang.ingest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import haidang.events.SourceId;
import haidang.events.log.Wire;
import haidang.ingest.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The configured sources.
public final class SourceTable {
  /// A source and how its last look went.
  ///
  /// @param fromFile whether a sources file declares it, so that it is read-only elsewhere
  /// @param state    as in [haidang.events.Coverage], null before the first look
  public record Row(Source source, boolean fromFile, @Nullable String state, @Nullable String detail,
      @Nullable Instant lookedAt, @Nullable Instant okAt, @Nullable Instant next, int failures, int read,
      int changed) {}

  public Optional<Source> find(Handle db, String id) {
    return db.createQuery("select declaration, enabled from ingest.source where id = :id").bind("id", id)
        .map((rs, _) -> source(rs.getString("declaration")).enabled(rs.getBoolean("enabled"))).findOne();
  }

  public List<Row> all(Handle db) {
    return db
        .createQuery(
            """
                select s.declaration, s.enabled, s.from_file, w.state, w.detail, w.looked_at, w.ok_at, w.next_look, w.failures, w.read,
                  w.changed
                from ingest.source s left join ingest.watch w on w.source = s.id order by s.id""")
        .map((rs, _) -> new Row(source(rs.getString("declaration")).enabled(rs.getBoolean("enabled")),
            rs.getBoolean("from_file"), rs.getString("state"),
            rs.getString("detail"), instant(rs.getTimestamp("looked_at")), instant(rs.getTimestamp("ok_at")),
            instant(rs.getTimestamp("next_look")), rs.getInt("failures"), rs.getInt("read"), rs.getInt("changed")))
        .list();
  }

  /// Adds the source or replaces its declaration; a changed one is looked at afresh and soon.
  public void put(Handle db, Source source, boolean fromFile, Instant now) {
    int changed = db.createUpdate("""
        insert into ingest.source (id, kind, url, name, enabled, from_file, declaration, changed_at)
        values (:id, :kind, :url, :name, :enabled, :file, cast(:declaration as jsonb), :now)
        on conflict (id) do update set kind = excluded.kind, url = excluded.url, name = excluded.name,
          enabled = excluded.enabled, from_file = excluded.from_file, declaration = excluded.declaration,
          changed_at = excluded.changed_at
        where source.declaration <> excluded.declaration or source.from_file <> excluded.from_file""")
        .bind("id", source.id().value()).bind("kind", source.kind().code())
        .bind("url", source.url() == null ? null : source.url().toString()).bind("name", source.name())
        .bind("enabled", source.enabled()).bind("file", fromFile)
        .bind("declaration", new String(Wire.bytes(source), java.nio.charset.StandardCharsets.UTF_8)).bind("now", now)
        .execute();
    if (changed > 0) {
      db.createUpdate("insert into ingest.watch (source, next_look) values (:id, :now)"
          + " on conflict (source) do update set next_look = :now, cursor = '{}', failures = 0")
          .bind("id", source.id().value()).bind("now", now).execute();
    }
  }

  /// Stops watching what is gone for good, until its declaration changes.
  public void stop(Handle db, SourceId id, Instant now) {
    db.createUpdate("update ingest.source set enabled = false, changed_at = :now where id = :id").bind("now", now)
        .bind("id", id.value()).execute();
  }

  /// Stops watching what a sources file no longer declares.
  public int stopUndeclared(Handle db, List<SourceId> declared, Instant now) {
    return db.createUpdate("""
        update ingest.source set enabled = false, declaration = jsonb_set(declaration, '{enabled}', 'false'),
          changed_at = :now
        where from_file and enabled and id <> all(:ids)""").bind("now", now)
        .bind("ids", declared.stream().map(SourceId::value).toArray(String[]::new)).execute();
  }

  private static Source source(String json) {
    try {
      return Wire.JSON.readValue(json, Source.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a source's declaration in the database is unreadable", e);
    }
  }

  private static @Nullable Instant instant(java.sql.@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
