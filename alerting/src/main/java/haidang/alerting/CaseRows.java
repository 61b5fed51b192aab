package haidang.alerting;

import haidang.events.Cause;
import haidang.events.PostId;
import haidang.events.Severity;
import haidang.events.SourceId;
import haidang.events.Verdict;
import haidang.events.log.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Cases as rows.
final class CaseRows {
  static final String COLUMNS = "id, post_id, source, cause, permalink, published, flagged_at, version, digest, standing,"
      + " verdict, state, held_by, held_until, finding, revision, ranked,"
      + " merged_into, merged_by, merged_at";

  private CaseRows() {}

  static Case read(ResultSet row, StatementContext context) throws SQLException {
    String permalink = row.getString("permalink");
    Verdict verdict = json(row.getString("verdict"), Verdict.class);
    String ranked = row.getString("ranked");
    var facts = new CaseFacts(new CaseId(row.getString("id")), new PostId(row.getString("post_id")),
        new SourceId(row.getString("source")), cause(row.getString("cause")),
        permalink == null ? null : URI.create(permalink), instant(row, "published"),
        Objects.requireNonNull(instant(row, "flagged_at")), row.getLong("version"), row.getString("digest"),
        Standing.valueOf(row.getString("standing").toUpperCase(Locale.ROOT)),
        verdict, ranked == null ? Priority.of(verdict, null, Precisions.NONE) : json(ranked, Priority.class));
    int revision = row.getInt("revision");
    return switch (row.getString("state")) {
      case "acknowledged" -> new Case.Acknowledged(facts, revision, row.getString("held_by"),
          Objects.requireNonNull(instant(row, "held_until")));
      case "closed" -> new Case.Closed(facts, revision, json(row.getString("finding"), Finding.class));
      case "merged" -> new Case.Merged(facts, revision, new CaseId(row.getString("merged_into")),
          row.getString("merged_by"), Objects.requireNonNull(instant(row, "merged_at")));
      default -> new Case.Open(facts, revision);
    };
  }

  static List<Case> ofPosts(Handle handle, Collection<String> posts) {
    return handle.createQuery("select " + COLUMNS + " from flagged_case where post_id = any(:posts) for update")
        .bindArray("posts", String.class, posts.toArray()).map(CaseRows::read).list();
  }

  /// Inserts or replaces; one batch for all.
  static void write(Handle handle, Collection<Case> cases) {
    if (cases.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch("insert into flagged_case (" + COLUMNS
        + ", urgency, priority) values (:id, :post,"
        + " :source, :cause, :permalink, :published, :flaggedAt, :version, :digest, :standing, :verdict::jsonb, :state,"
        + " :heldBy, :heldUntil, :finding::jsonb, :revision, :ranked::jsonb, :mergedInto, :mergedBy, :mergedAt, :urgency, :priority) on conflict (id) do update set"
        + " permalink = excluded.permalink, published = excluded.published, version = excluded.version,"
        + " digest = excluded.digest, standing = excluded.standing, verdict = excluded.verdict, state = excluded.state,"
        + " held_by = excluded.held_by, held_until = excluded.held_until, finding = excluded.finding,"
        + " revision = excluded.revision, ranked = excluded.ranked, merged_into = excluded.merged_into,"
        + " merged_by = excluded.merged_by, merged_at = excluded.merged_at, urgency = excluded.urgency,"
        + " priority = excluded.priority");
    for (Case one : cases) {
      CaseFacts facts = one.facts();
      batch.bind("id", facts.id().value()).bind("post", facts.post().value()).bind("source", facts.source().value())
          .bind("cause", facts.cause().code())
          .bind("permalink", facts.permalink() == null ? null : facts.permalink().toString())
          .bind("published", utc(facts.published())).bind("flaggedAt", utc(facts.flaggedAt()))
          .bind("version", facts.version()).bind("digest", facts.digest())
          .bind("standing", facts.standing().name().toLowerCase(Locale.ROOT)).bind("verdict", text(facts.verdict()))
          .bind("revision", one.revision()).bind("urgency", urgency(facts.severity()))
          .bind("ranked", text(facts.priority())).bind("priority", facts.priority().value());
      bindState(batch, one);
      batch.add();
    }
    batch.execute();
  }

  /// What is urgent is counted by it.
  private static int urgency(Severity severity) {
    return switch (severity) {
      case LOW -> 0;
      case MEDIUM -> 1;
      case HIGH -> 2;
      case URGENT -> 3;
    };
  }

  private static void bindState(PreparedBatch batch, Case one) {
    bind(batch, null);
    switch (one) {
      case Case.Open _ -> bind(batch, "open", null, null, null);
      case Case.Acknowledged held -> bind(batch, "acknowledged", held.by(), held.until(), null);
      case Case.Closed closed -> bind(batch, "closed", null, null, closed.finding());
      case Case.Merged merged -> {
        bind(batch, "merged", null, null, null);
        bind(batch, merged);
      }
    }
  }

  private static void bind(PreparedBatch batch, Case.@Nullable Merged merged) {
    batch.bind("mergedInto", merged == null ? null : merged.into().value())
        .bind("mergedBy", merged == null ? null : merged.by())
        .bind("mergedAt", merged == null ? null : utc(merged.at()));
  }

  private static void bind(PreparedBatch batch, String state, @Nullable String by, @Nullable Instant until,
      @Nullable Finding finding) {
    batch.bind("state", state).bind("heldBy", by).bind("heldUntil", utc(until)).bind("finding",
        finding == null ? null : text(finding));
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant at) { return at == null ? null : at.atOffset(ZoneOffset.UTC); }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Cause cause(String code) {
    return Arrays.stream(Cause.values()).filter(cause -> cause.code().equals(code)).findFirst().orElseThrow();
  }

  static String text(Object value) { return new String(Wire.bytes(value), StandardCharsets.UTF_8); }

  static <T> T json(String text, Class<T> type) {
    try {
      return Wire.JSON.readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
