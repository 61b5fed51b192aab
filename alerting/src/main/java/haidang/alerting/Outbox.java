package haidang.alerting;

import haidang.events.Severity;
import haidang.events.log.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that are due. A row is written with what causes it, goes queued → sending → sent, and keeps one
/// Message-ID through every attempt. One that nobody takes for days is given up, which the audit tells.
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration SENDING_AT_MOST = Duration.ofMinutes(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
  /// Mail servers give up after as long.
  private static final Duration HOPELESS = Duration.ofDays(3);

  private final Database database;
  private final KeyedHash hash;
  private final ChainedAudit audit;
  private final AlertingConfig config;
  private final InstantSource clock;
  private final List<Row> pending = new ArrayList<>();

  Outbox(Database database, KeyedHash hash, AlertingConfig config, InstantSource clock) {
    this.database = database;
    this.hash = hash;
    this.audit = new ChainedAudit(database, hash, clock);
    this.config = config;
    this.clock = clock;
  }

  /// @param messageId derived from what it tells and to whom, so that telling it twice is one row
  record Row(String messageId, String recipient, @Nullable String caseId, @Nullable LocalDate day, Instant due,
      int attempts) {}

  /// Whether this is told at once, instead of in the digest alone.
  boolean tells(Severity severity) { return severity.compareTo(config.atOnceFrom()) >= 0; }

  /// Whether a message about the case was written, here or by the transaction at hand.
  boolean told(Handle handle, CaseId id) {
    return pending.stream().anyMatch(row -> id.value().equals(row.caseId()))
        || handle.createQuery("select exists(select 1 from outbox where case_id = :id)").bind("id", id.value())
            .mapTo(Boolean.class).one();
  }

  /// Tells every recipient of a case that is new, or urgent only now.
  void caseOpened(CaseFacts facts, Instant at) {
    for (String recipient : config.recipients()) {
      pending.add(new Row(messageId("case." + facts.id() + "." + facts.version(), recipient), recipient,
          facts.id().value(), null, at, 0));
    }
  }

  void digest(LocalDate day, Instant at) {
    for (String recipient : config.digestTo()) {
      pending.add(new Row(messageId("digest." + day, recipient), recipient, null, day, at, 0));
    }
  }

  private String messageId(String about, String recipient) {
    return "<" + about + "." + hash.of("mail " + about + " " + recipient).substring(0, 12) + "@hai-dang>";
  }

  /// Writes what was collected, in the caller's transaction.
  void flush(Handle handle) {
    if (pending.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch("insert into outbox (message_id, recipient, case_id, digest_day,"
        + " created_at, due_at, status) values (:id, :recipient, :case, :day, :at, :at, 'queued')"
        + " on conflict do nothing");
    for (Row row : pending) {
      batch.bind("id", row.messageId()).bind("recipient", row.recipient()).bind("case", row.caseId())
          .bind("day", row.day()).bind("at", CaseRows.utc(row.due())).add();
    }
    pending.clear();
    batch.execute();
  }

  /// Forgets what a failed transaction had collected.
  void discard() { pending.clear(); }

  /// Sends one message that is due.
  ///
  /// @return whether there was one
  boolean sendOne(MailComposer composer, MailTransport transport) {
    Optional<Row> taken = database.in(this::take);
    if (taken.isEmpty()) {
      return false;
    }
    Row row = taken.get();
    try {
      Optional<Mail> mail = database.in(handle -> composer.compose(handle, row));
      if (mail.isPresent()) {
        transport.deliver(mail.get());
      }
      database.run(handle -> handle.execute(
          "update outbox set status = 'sent', sent_at = ?, error = null where message_id = ?",
          CaseRows.utc(clock.instant()), row.messageId()));
    } catch (Unavailable | MailTransport.Undelivered e) {
      LOG.atWarn().addKeyValue("message", row.messageId()).addKeyValue("attempt", row.attempts())
          .addKeyValue("error", e.getMessage()).log("mail not delivered, trying again");
      putBack(row, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      putBack(row, e.getClass().getName()); // the others go on; its message may hold what the mail holds
      throw e;
    }
    return true;
  }

  /// A row that is `sending` for long belonged to a sender that died; its mail may or may not have left, and is sent
  /// again under the same Message-ID.
  private Optional<Row> take(Handle handle) {
    Instant now = clock.instant();
    return handle.createQuery("update outbox set status = 'sending', attempts = attempts + 1, due_at = :until"
        + " where message_id = (select message_id from outbox where status in ('queued', 'sending') and due_at <= :now"
        + " order by due_at, message_id limit 1 for update skip locked)"
        + " returning message_id, recipient, case_id, digest_day, due_at, attempts")
        .bind("now", CaseRows.utc(now)).bind("until", CaseRows.utc(now.plus(SENDING_AT_MOST)))
        .map((row, _) -> new Row(row.getString("message_id"), row.getString("recipient"), row.getString("case_id"),
            row.getObject("digest_day", LocalDate.class), now, row.getInt("attempts")))
        .findOne();
  }

  private void putBack(Row row, String error) {
    Duration wait = Duration.ofSeconds(5L << Math.min(row.attempts(), 10));
    Instant due = clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    database.run(handle -> {
      String status = handle.createQuery("update outbox set status = case when created_at <= :hopeless then 'failed'"
          + " else 'queued' end, due_at = :due, error = :error where message_id = :id returning status")
          .bind("hopeless", CaseRows.utc(clock.instant().minus(HOPELESS))).bind("due", CaseRows.utc(due))
          .bind("error", error.length() > 300 ? error.substring(0, 300) : error).bind("id", row.messageId())
          .mapTo(String.class).one();
      if (status.equals("failed")) {
        LOG.atError().addKeyValue("message", row.messageId()).addKeyValue("attempt", row.attempts())
            .log("mail given up");
        audit.record(handle, "-", "mail-failed", row.messageId(), row.recipient());
      }
    });
  }

  /// Messages that have not left yet.
  long waiting() {
    return database.in(handle -> handle.createQuery("select count(*) from outbox where status in ('queued', 'sending')")
        .mapTo(Long.class).one());
  }
}
