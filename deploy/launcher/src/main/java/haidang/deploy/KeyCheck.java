package haidang.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/// The master key that belongs to a database. With another one every post would be new, every sealed value unreadable
/// and every pseudonym another, and nothing would say so.
final class KeyCheck {
  private KeyCheck() {}

  /// For a command beside programs that run: their key is given to it, never made.
  ///
  /// @param shown the database's address, for messages
  /// @throws WrongUse when no program has ever begun on that database
  /// @throws Refused  when the key is missing, or another one
  static Keys given(DataSource database, String shown, Path directory) throws IOException {
    try (Connection connection = database.getConnection()) {
      String mark = mark(connection).orElseThrow(() -> new WrongUse("Không có dữ liệu Hải Đăng nào ở " + shown,
          "There is no installation of Hải Đăng in " + shown));
      Keys keys = Keys.find(directory).orElseThrow(() -> missing(directory));
      if (!mark.equals(mark(keys))) {
        throw another(directory);
      }
      return keys;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /// For a program: leaves the key's mark, from which the key cannot be told, in a database that has none, and makes a
  /// key where that one's is still to be made.
  ///
  /// @throws Refused when the database's key is missing, or another one
  static Keys givenOrNew(DataSource database, Path directory) throws IOException {
    Optional<Keys> found = Keys.find(directory);
    Keys keys = found.orElseGet(Keys::fresh);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false); // no key without its mark, no mark without its key
      leave(connection, mark(keys));
      if (!mark(connection).orElse("").equals(mark(keys))) {
        connection.rollback();
        throw found.isPresent() ? another(directory) : missing(directory);
      }
      if (found.isEmpty()) {
        keys.keep(directory);
      }
      connection.commit();
      return keys;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /// Waits for whoever leaves one at this very moment.
  private static void leave(Connection connection, String mark) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists launcher");
      statement.execute("create table if not exists launcher.master_key"
          + " (single boolean primary key default true check (single), mark text not null)");
    }
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into launcher.master_key (mark) values (?) on conflict do nothing")) {
      insert.setString(1, mark);
      insert.execute();
    }
  }

  private static Optional<String> mark(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet table = statement.executeQuery("select to_regclass('launcher.master_key') is not null")) {
        if (!table.next() || !table.getBoolean(1)) {
          return Optional.empty();
        }
      }
      try (ResultSet row = statement.executeQuery("select mark from launcher.master_key")) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private static String mark(Keys keys) { return HexFormat.of().formatHex(keys.derive("mark"), 0, 16); }

  private static Refused missing(Path directory) {
    return new Refused("Thiếu khoá chính mà cơ sở dữ liệu này được tạo với: đặt nó vào " + Keys.VARIABLE
        + " (64 chữ số hex) hoặc chép tệp " + Keys.FILE + " của nó vào " + directory,
        "The master key that this database was made with is missing: set " + Keys.VARIABLE
            + " to it (64 hex chars), or copy its file " + Keys.FILE + " into " + directory);
  }

  private static Refused another(Path directory) {
    return new Refused("Cơ sở dữ liệu này được tạo với khoá chính khác: đặt khoá ấy vào " + Keys.VARIABLE
        + " hoặc chép tệp " + Keys.FILE + " của nó vào " + directory,
        "This database was made with another master key: set " + Keys.VARIABLE + " to that one, or copy its file "
            + Keys.FILE + " into " + directory);
  }

  private static Refused unreadable(SQLException e) {
    return new Refused("Không đọc được dấu của khoá chính trong cơ sở dữ liệu: " + e.getMessage(),
        "The mark of the master key cannot be read from the database: " + e.getMessage(), e);
  }
}
