package haidang.alerting;

import haidang.events.log.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;

/// This room's schema. A database that cannot be reached is [Unavailable], not an error in the data.
final class Database {
  private final Jdbi jdbi;

  Database(DataSource source) {
    this.jdbi = Jdbi.create(source);
    // Failures are logged, and what was bound are notes and addresses.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
  }

  /// Runs the body in one transaction.
  <T> T in(HandleCallback<T, RuntimeException> body) {
    try {
      return jdbi.inTransaction(handle -> {
        handle.execute("set local search_path to alerting");
        return body.withHandle(handle);
      });
    } catch (JdbiException e) {
      throw told(e);
    }
  }

  void run(Consumer<Handle> body) {
    in(handle -> {
      body.accept(handle);
      return true;
    });
  }

  private static RuntimeException told(JdbiException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && away(sql)) {
        return new Unavailable("the database cannot be reached", e);
      }
    }
    return e;
  }

  /// Connection trouble, a server that is starting or stopping, and conflicts that a retry resolves.
  private static boolean away(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.equals("40001")
        || state.equals("40P01") || e instanceof SQLTransientException
        || e instanceof java.sql.SQLRecoverableException;
  }
}
