package haidang.deploy.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/// A real, durable PostgreSQL as a child process. Its data lie in `directory/data` and outlive it; it works as root
/// and never outlives the program.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /// The shell waits for the end of its standard input, that is, of the program, then asks for a fast shutdown.
  private static final String GUARD = """
      "$@" </dev/null & p=$!
      (while kill -0 $p 2>/dev/null; do sleep 1; done; kill $$ 2>/dev/null) & w=$!
      cat >/dev/null; kill -INT $p 2>/dev/null; wait $p; kill $w 2>/dev/null""";

  private final Path directory;
  private final Path data;
  private final int port;
  private final String password;
  private final Process process;
  private final DirectoryLock lock;

  private EmbeddedPostgres(Path directory, int port, String password, Process process, DirectoryLock lock) {
    this.directory = directory;
    this.data = directory.resolve("data");
    this.port = port;
    this.password = password;
    this.process = process;
    this.lock = lock;
  }

  /// Starts a server, makes its cluster first where there is none, and waits until it answers.
  ///
  /// @param directory its own; holds the programs, the data, the password (mode 600) and the log
  /// @param port      of 127.0.0.1
  /// @throws ServerFailed when the port or the directory is taken, or the server ends early
  public static EmbeddedPostgres start(Path directory, int port) {
    Path home = directory.toAbsolutePath();
    return start(home, port, home.resolve("programs"));
  }

  /// @param programs where the programs are unpacked, so that several servers can share them
  static EmbeddedPostgres start(Path home, int port, Path programs) {
    DirectoryLock lock = DirectoryLock.take(home);
    try {
      Unprivileged user = Unprivileged.detect();
      Path bin = PostgresBinaries.unpack(programs);
      user.own(programs);
      Path secret = secret(home);
      user.own(home);
      if (!Files.exists(home.resolve("data"))) {
        makeCluster(user, bin, home, secret);
      }
      stopLeftover(user, bin, home);
      Ports.demandFree(port, "PostgreSQL");
      Process process = command(user, bin, home, port).start();
      var server = new EmbeddedPostgres(home, port, Files.readString(secret).strip(), process, lock);
      server.await();
      return server;
    } catch (IOException e) {
      lock.close();
      throw new ServerFailed("PostgreSQL cannot be started in " + home + ": " + e.getMessage(), e);
    } catch (ServerFailed e) {
      lock.close();
      throw e;
    }
  }

  private static Path secret(Path home) throws IOException {
    Path secret = home.resolve("password");
    if (!Files.exists(secret)) {
      byte[] random = new byte[18];
      new SecureRandom().nextBytes(random);
      Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(secret, HexFormat.of().formatHex(random));
    }
    return secret;
  }

  /// A cluster gets its name once it is whole: a kill half way leaves a draft, which the next start throws away.
  private static void makeCluster(Unprivileged user, Path bin, Path home, Path secret) throws IOException {
    Path draft = home.resolve("data.draft");
    remove(draft);
    Process process = new ProcessBuilder(user.command(bin.resolve("initdb").toString(), "-D", draft.toString(), "-U",
        "postgres", "-E", "UTF8", "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8", "--locale=C", "--data-checksums", "--auth=scram-sha-256", "--pwfile=" + secret,
        "--no-instructions")).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (waitFor(process, PATIENCE) != 0) {
      throw new ServerFailed("initdb failed in " + home + ": " + said.strip());
    }
    Files.move(draft, home.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void remove(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> all = Files.walk(tree)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  /// A server left by a killed program may still be closing; it holds the data.
  private static void stopLeftover(Unprivileged user, Path bin, Path home) {
    String control = bin.resolve("pg_ctl").toString();
    String data = home.resolve("data").toString();
    if (Files.exists(home.resolve("data/postmaster.pid"))
        && Unprivileged.run(user.command(control, "-D", data, "status")) == 0) {
      Unprivileged.run(user.command(control, "-D", data, "-m", "fast", "-w", "-t", "15", "stop"));
    }
  }

  private static ProcessBuilder command(Unprivileged user, Path bin, Path home, int port) {
    List<String> words = new ArrayList<>(Detached.prefix());
    words.addAll(List.of("/bin/sh", "-c", GUARD, "postgres"));
    words.addAll(user.command(bin.resolve("postgres").toString(), "-D", home.resolve("data").toString(), "-p",
        String.valueOf(port)));
    for (String setting : List.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=32MB",
        // A sample of 9,000 rows tells enough of our few tables; that of 30,000 takes 50 MB for wide ones.
        "default_statistics_target=30",
        "max_connections=60", "max_wal_size=256MB", "jit=off", "timezone=UTC", "log_timezone=UTC",
        "log_line_prefix=%m [%p] ", "log_statement=none", "log_parameter_max_length=0",
        // Parameters and failing rows may hold what people wrote; the log must not.
        "log_parameter_max_length_on_error=0", "log_error_verbosity=terse", "log_min_error_statement=panic")) {
      words.addAll(List.of("-c", setting));
    }
    var builder = new ProcessBuilder(words).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("postgres.log").toFile()));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private void await() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password)) {
        connection.isValid(1);
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          process.destroyForcibly();
          throw new ServerFailed("PostgreSQL did not start, see " + directory.resolve("postgres.log"), e);
        }
        LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
      }
    }
  }

  /// Whether the server's files belong to another user than this program's, who has to reach them through all
  /// directories above: so it is for root where user namespaces are forbidden.
  public static boolean isAnotherUsers() { return !Unprivileged.detect().owner().isEmpty(); }

  /// Creates a database where it does not exist yet.
  public void createDatabase(String name) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password);
        Statement statement = connection.createStatement();
        var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
      if (!found.next()) {
        statement.execute("create database " + name);
      }
    } catch (SQLException e) {
      throw new ServerFailed("database " + name + " cannot be created", e);
    }
  }

  public String jdbcUrl(String database) { return "jdbc:postgresql://127.0.0.1:" + port + "/" + database; }

  /// Opens a connection each time.
  public PGSimpleDataSource dataSource(String database) {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl(database));
    source.setUser(user());
    source.setPassword(password);
    return source;
  }

  public String user() { return "postgres"; }

  public String password() { return password; }

  /// The server's own process, not that of its guard.
  public long pid() {
    try {
      return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    } catch (IOException e) {
      throw new ServerFailed("PostgreSQL in " + directory + " does not run", e);
    }
  }

  public boolean alive() { return process.isAlive(); }

  /// Ends the server in order; kills it after half a minute.
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
    if (waitFor(process, Duration.ofSeconds(30)) == 124) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    lock.close();
  }

  private static int waitFor(Process process, Duration patience) {
    try {
      return process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : 124;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 124;
    }
  }
}
