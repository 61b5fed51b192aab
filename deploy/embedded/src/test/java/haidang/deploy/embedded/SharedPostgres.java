package haidang.deploy.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// One PostgreSQL for all tests of a JVM; each test takes a database of its own.
public final class SharedPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private SharedPostgres() {}

  /// A new database as `migrate` leaves an empty one, behind a pool: migrating each anew, or a connection for every
  /// statement, would take most of a test's time.
  ///
  /// @param kind names what `migrate` makes
  public static HikariDataSource fresh(String kind, Consumer<DataSource> migrate) {
    String template = TEMPLATES.computeIfAbsent(kind, _ -> {
      server().createDatabase("template_" + kind);
      migrate.accept(server().dataSource("template_" + kind));
      return "template_" + kind;
    });
    String name = "test" + DATABASES.incrementAndGet();
    copy(template, name);
    var pool = new HikariConfig();
    pool.setDataSource(server().dataSource(name));
    pool.setMaximumPoolSize(12);
    pool.setMinimumIdle(1);
    return new HikariDataSource(pool);
  }

  private static void copy(String template, String name) {
    try (Connection connection = server().dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new ServerFailed("database " + name + " cannot be copied from " + template, e);
    }
  }

  public static EmbeddedPostgres server() { return Holder.SERVER; }

  /// PostgreSQL's programs, unpacked once a machine user: that takes longer than all else about a start.
  static Path programs() {
    Path programs = Path.of(System.getProperty("java.io.tmpdir"),
        "haidang-postgres-" + System.getProperty("user.name"));
    try (DirectoryLock lock = waitFor(programs.resolveSibling(programs.getFileName() + ".lock"))) {
      PostgresBinaries.unpack(programs);
      return programs;
    } catch (IOException e) {
      throw new ServerFailed("cannot unpack to " + programs, e);
    }
  }

  private static DirectoryLock waitFor(Path path) throws IOException {
    Files.createDirectories(path);
    while (true) {
      try {
        return DirectoryLock.take(path);
      } catch (ServerFailed e) {
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      Path directory = TemporaryDirectory.create("postgres");
      EmbeddedPostgres server = EmbeddedPostgres.start(directory, Ports.free(), programs());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        server.close();
        TemporaryDirectory.delete(directory);
      }, "postgres-stop"));
      return server;
    }
  }
}
