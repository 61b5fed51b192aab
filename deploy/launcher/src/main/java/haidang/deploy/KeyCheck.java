package haidang.deploy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;

/// Whether a database was made with our master key. With another one every post would be new, every sealed value
/// unreadable and every pseudonym another, and nothing would say so.
final class KeyCheck {
  private KeyCheck() {}

  /// Leaves the key's mark, from which the key cannot be told, in a database that has none.
  ///
  /// @throws Refused when the mark is another key's
  static void demandOurs(DataSource database, Keys keys) {
    String mark = HexFormat.of().formatHex(keys.derive("mark"), 0, 16);
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists launcher");
      statement.execute("create table if not exists launcher.master_key"
          + " (single boolean primary key default true check (single), mark text not null)");
      try (PreparedStatement insert = connection.prepareStatement(
          "insert into launcher.master_key (mark) values (?) on conflict do nothing")) {
        insert.setString(1, mark);
        insert.execute();
      }
      try (ResultSet row = statement.executeQuery("select mark from launcher.master_key")) {
        if (!row.next() || !mark.equals(row.getString(1))) {
          throw new Refused("Cơ sở dữ liệu này được tạo với khoá chính khác: đặt " + Keys.VARIABLE + " hoặc chép "
              + Keys.FILE + " của nó vào thư mục dữ liệu",
              "This database was made with another master key: set " + Keys.VARIABLE + ", or copy its " + Keys.FILE
                  + " into the data directory");
        }
      }
    } catch (SQLException e) {
      throw new Refused("Không đọc được dấu của khoá chính trong cơ sở dữ liệu: " + e.getMessage(),
          "The mark of the master key cannot be read from the database: " + e.getMessage(), e);
    }
  }
}
