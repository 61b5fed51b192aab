package haidang.deploy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/// The name under which one living process does its roles. The database lets go of it when the process ends, however it
/// ends. Without it a second process of the same name would take the first one's place on the log, which then stops.
final class InstanceClaim implements AutoCloseable {
  /// A process that was asked to stop may still be at it, and one whose machine died is noticed after 25 s.
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NOTICE_A_DEAD_MACHINE = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
      + " set tcp_keepalives_count = 3";

  private final Connection connection;

  private InstanceClaim(Connection connection) { this.connection = connection; }

  /// @throws Refused when a process of this name does one of the roles
  static InstanceClaim take(DataSource database, String instance, Set<Role> roles) {
    return take(database, instance, roles, PATIENCE);
  }

  static InstanceClaim take(DataSource database, String instance, Set<Role> roles, Duration patience) {
    try {
      var claim = new InstanceClaim(database.getConnection());
      try (Statement statement = claim.connection.createStatement()) {
        statement.execute(NOTICE_A_DEAD_MACHINE);
        for (Role role : roles) {
          take(claim.connection, instance, role, patience);
        }
        return claim;
      } catch (SQLException | Refused e) {
        claim.close(); // a pooled connection would keep what it has taken
        throw e;
      }
    } catch (SQLException e) {
      throw new Refused("Cơ sở dữ liệu không cho giữ tên tiến trình: " + e.getMessage(),
          "The database does not let the name of the process be held: " + e.getMessage(), e);
    }
  }

  /// Whether any process has claimed a name on this database.
  static boolean anyHeld(DataSource database) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select exists (select 1 from pg_locks where locktype = 'advisory' and"
            + " database = (select oid from pg_database where datname = current_database()))")) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new Refused("Cơ sở dữ liệu không cho biết tiến trình nào đang chạy: " + e.getMessage(),
          "The database does not tell which processes run: " + e.getMessage(), e);
    }
  }

  private static void take(Connection connection, String instance, Role role, Duration patience) throws SQLException {
    String word = role.name().toLowerCase(java.util.Locale.ROOT);
    long end = System.nanoTime() + patience.toNanos();
    while (!tried(connection, "hai-dang " + word + " " + instance)) {
      if (System.nanoTime() > end) {
        throw new Refused("Một tiến trình tên '" + instance + "' đang chạy vai trò " + word
            + "; hãy đặt HAIDANG_INSTANCE khác nhau cho mỗi tiến trình",
            "A process named '" + instance + "' runs the role " + word
                + "; give each process its own HAIDANG_INSTANCE");
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private static boolean tried(Connection connection, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "select pg_try_advisory_lock(hashtextextended(?, 0))")) {
      statement.setString(1, name);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try (Connection held = connection; var statement = held.createStatement()) {
      statement.execute("select pg_advisory_unlock_all()");
    }
  }
}
