package haidang.deploy;

import haidang.deploy.embedded.DirectoryLock;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command's way to the installation: through the running program's servers, or through servers of its own for as
/// long as the command lasts.
final class Access implements AutoCloseable {
  private final Installation installation;
  private final @Nullable Servers servers;
  private final @Nullable DirectoryLock lock;

  private Access(Installation installation, @Nullable Servers servers, @Nullable DirectoryLock lock) {
    this.installation = installation;
    this.servers = servers;
    this.lock = lock;
  }

  /// @param roles to set to work where no program runs
  static Access to(DataOptions options, Set<Role> roles) throws IOException {
    Home home = options.home();
    ApplicationContext context = Configuration.read(home, options.port());
    var settings = new Settings(context.getEnvironment());
    InstantSource clock = InstantSource.system();
    Optional<RunFile> running = home.running();
    if (running.isPresent()) {
      return new Access(Installation.attach(home, settings, running.get(), Keys.of(home.path()), clock), null, null);
    }
    System.err.println("No program runs on " + home.path() + "; starting one for this command …");
    DirectoryLock lock = home.lock();
    Keys keys = Keys.of(home.path());
    Logs.alsoTo(home.log());
    Servers servers = Servers.start(home, Map.of());
    Installation installation = Installation.open(home, settings, Endpoints.of(servers), keys, "", clock);
    installation.start(roles, context);
    return new Access(installation, servers, lock);
  }

  Installation installation() { return installation; }

  @Override
  public void close() {
    installation.close();
    if (servers != null) {
      servers.close();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
