package haidang.console;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/// The database as this room's tables ask it. Failures are logged, and what was bound are hashes of passwords and
/// tokens: an exception tells nothing of them.
public final class Quiet {
  private Quiet() {}

  public static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }
}
