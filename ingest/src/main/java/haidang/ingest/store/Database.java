package haidang.ingest.store;

import haidang.events.log.Unavailable;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;

/// Schema `ingest`. A lost connection becomes [Unavailable]; every other failure stays what it is.
public final class Database {
  private final Jdbi jdbi;

  public Database(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource).registerArrayType(String.class, "text").registerArrayType(Long.class, "int8")
        .registerArrayType(Boolean.class, "bool");
    // Failures are logged, and what was bound are addresses and hashes.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  public static void migrate(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).schemas("ingest").defaultSchema("ingest").locations("classpath:db/ingest")
        .load().migrate();
  }

  /// Runs the work as one transaction.
  public <T, X extends Exception> T transaction(HandleCallback<T, X> work) throws X {
    try {
      return jdbi.inTransaction(work);
    } catch (JdbiException e) {
      throw connectionLost(e) ? new Unavailable("PostgreSQL cannot be reached", e) : e;
    }
  }

  /// Runs the work as one transaction.
  public <X extends Exception> void run(HandleConsumer<X> work) throws X {
    try {
      jdbi.useTransaction(work);
    } catch (JdbiException e) {
      throw connectionLost(e) ? new Unavailable("PostgreSQL cannot be reached", e) : e;
    }
  }

  static String[] array(Collection<String> values) { return values.toArray(String[]::new); }

  /// Connection exceptions, shutdowns, too many connections, and a pool that has none to give.
  private static boolean connectionLost(Throwable trouble) {
    for (Throwable t = trouble; t != null; t = t.getCause()) {
      if (t instanceof org.jdbi.v3.core.ConnectionException || t instanceof java.io.IOException) {
        return true;
      }
      if (t instanceof SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300") || state.startsWith("25P03")
            || sql instanceof java.sql.SQLTransientException || sql instanceof java.sql.SQLRecoverableException) {
          return true;
        }
      }
    }
    return false;
  }
}
