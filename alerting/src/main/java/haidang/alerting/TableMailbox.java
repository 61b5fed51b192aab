package haidang.alerting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/// The built-in mailbox: a table with one row a Message-ID.
final class TableMailbox implements Mailbox, MailTransport {
  private final Database database;

  TableMailbox(Database database) { this.database = database; }

  @Override
  public void deliver(Mail mail) {
    database.run(handle -> handle.execute("insert into mailbox values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        mail.messageId(), mail.recipient(), mail.subject(), mail.plain(), mail.html(), CaseRows.utc(mail.at())));
  }

  @Override
  public List<Mail> newest(int limit) {
    return database.in(handle -> handle
        .createQuery("select * from mailbox order by delivered_at desc, message_id limit :limit").bind("limit", limit)
        .map(TableMailbox::read).list());
  }

  @Override
  public Optional<Mail> find(String messageId) {
    return database.in(handle -> handle.createQuery("select * from mailbox where message_id = :id")
        .bind("id", messageId).map(TableMailbox::read).findOne());
  }

  private static Mail read(ResultSet row, StatementContext context) throws SQLException {
    return new Mail(row.getString("message_id"), row.getString("recipient"), row.getString("subject"),
        row.getString("plain"), row.getString("html"), Objects.requireNonNull(CaseRows.instant(row, "delivered_at")));
  }
}
