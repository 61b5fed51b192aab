package haidang.deploy;

import haidang.deploy.embedded.DirectoryLock;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A command's way to the installation: through the servers of programs that run, or through servers of its own for as
/// long as the command lasts.
final class Access implements AutoCloseable {
  private static final long LOOK_MILLIS = 500;

  private final Installation installation;
  private final @Nullable Thread watch;
  private final @Nullable Servers servers;
  private final @Nullable DirectoryLock lock;

  private Access(Installation installation, @Nullable Thread watch, @Nullable Servers servers,
      @Nullable DirectoryLock lock) {
    this.installation = installation;
    this.watch = watch;
    this.servers = servers;
    this.lock = lock;
  }

  /// For a command that makes no sense on an empty directory, which a slip of the fingers names.
  ///
  /// @throws WrongUse when no installation lies there
  static Access existing(DataOptions options) throws IOException {
    Optional<Access> beside = beside(options);
    if (beside.isPresent()) {
      return beside.get();
    }
    if (!options.home().ours()) {
      throw new WrongUse("Không có dữ liệu Hải Đăng nào ở " + options.home().path(),
          "There is no installation of Hải Đăng in " + options.home().path());
    }
    return alone(options.home(), EnumSet.noneOf(Role.class));
  }

  /// @param roles to set to work where no program runs
  static Access to(DataOptions options, Set<Role> roles) throws IOException {
    Optional<Access> beside = beside(options);
    return beside.isPresent() ? beside.get() : alone(options.home(), roles);
  }

  /// Through the servers of the program that runs on the directory, else those that `run` is told to use; empty where
  /// there are neither.
  static Optional<Access> beside(DataOptions options) throws IOException {
    Home home = options.home();
    var settings = new Settings(Configuration.read(home).getEnvironment());
    InstantSource clock = InstantSource.system();
    Optional<RunFile> running = home.running();
    if (running.isPresent()) {
      return Optional.of(beside(running.get(), home, settings, clock));
    }
    Endpoints external = settings.external();
    if (!external.named()) {
      return Optional.empty();
    }
    System.err.println("Qua cơ sở dữ liệu / through the database " + external.shown());
    return Optional.of(new Access(Installation.attach(home, settings, external, "", clock), null, null, null));
  }

  private static Access beside(RunFile program, Home home, Settings settings, InstantSource clock) throws IOException {
    Thread watch = endWith(program);
    try {
      return new Access(Installation.attach(home, settings, Endpoints.of(program), program.console(), clock), watch,
          null, null);
    } catch (IOException | RuntimeException e) {
      watch.interrupt();
      throw e;
    }
  }

  private static Access alone(Home home, Set<Role> roles) throws IOException {
    ApplicationContext context = Configuration.read(home);
    var settings = new Settings(context.getEnvironment());
    System.err.println("Chưa có chương trình nào chạy trên " + home.path() + "; khởi động riêng cho lệnh này …");
    System.err.println("No program runs there; starting one for this command …");
    home.begin();
    DirectoryLock lock = home.lock();
    Logs.alsoTo(home.log());
    Servers servers = Servers.start(home, Map.of());
    Installation installation = Installation.open(home, settings, Endpoints.of(servers), "", InstantSource.system());
    installation.start(roles, context);
    return new Access(installation, null, servers, lock);
  }

  Installation installation() { return installation; }

  /// Ends this process when the program whose servers it uses does: they come back elsewhere, and connecting to where
  /// they were would only wait.
  private static Thread endWith(RunFile program) {
    return Thread.ofPlatform().daemon().name("program-watch").start(() -> {
      while (program.alive()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        if (Thread.interrupted()) {
          return; // the command is done with it
        }
      }
      System.err
          .println("Chương trình trên thư mục dữ liệu này đã dừng. Hãy bật lại rồi gõ lại đúng lệnh này để chạy tiếp.");
      System.err.println("The program on this data directory has ended. Start it and run this command again: it goes"
          + " on where it stopped.");
      Runtime.getRuntime().halt(1);
    });
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.interrupt();
    }
    installation.close();
    if (servers != null) {
      servers.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
