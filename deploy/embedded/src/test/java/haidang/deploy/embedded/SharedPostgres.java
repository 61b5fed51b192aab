package haidang.deploy.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// One PostgreSQL for all tests of a JVM; each test takes a database of its own.
public final class SharedPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private SharedPostgres() {}

  /// A new, empty database.
  public static DataSource freshDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    server().createDatabase(name);
    return server().dataSource(name);
  }

  public static EmbeddedPostgres server() { return Holder.SERVER; }

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      Path directory = TemporaryDirectory.create("postgres");
      // Unpacked once a machine user, not once a test run.
      Path programs = Path.of(System.getProperty("java.io.tmpdir"),
          "haidang-postgres-" + System.getProperty("user.name"));
      EmbeddedPostgres server = EmbeddedPostgres.start(directory, Ports.free(), unpacked(programs));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        server.close();
        TemporaryDirectory.delete(directory);
      }, "postgres-stop"));
      return server;
    }

    private static Path unpacked(Path programs) {
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
  }
}
