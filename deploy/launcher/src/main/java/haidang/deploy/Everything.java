package haidang.deploy;

import haidang.deploy.embedded.DirectoryLock;
import haidang.deploy.embedded.Ports;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;

/// Every role in this process, with a broker and a database of its own, until asked to stop.
final class Everything {
  private Everything() {}

  /// What a command does beside running everything.
  interface Beside {
    /// The data directory is ours and nothing runs yet.
    void before(LongRunning process) throws IOException;

    /// All roles are ready.
    ///
    /// @param console its address
    void ready(LongRunning process, Installation installation, String console) throws Exception;
  }

  /// @return the exit code
  static int run(Home home, int port, Beside beside) throws Exception {
    demandNotRunning(home);
    Ports.demandFree(port, "the console");
    home.begin();
    try (DirectoryLock _ = home.lock()) {
      Logs.alsoTo(home.log());
      try (var process = new LongRunning()) {
        beside.before(process);
        ApplicationContext context = Configuration.read(home, port);
        Servers servers = process.owns(Servers.start(home, Map.of()));
        var settings = new Settings(context.getEnvironment());
        String console = settings.address(port);
        Installation installation = process
            .owns(Installation.open(home, settings, Endpoints.of(servers), console, InstantSource.system()));
        installation.start(Role.ALL, context);
        process.awaitReady(installation);
        home.announce(new RunFile(ProcessHandle.current().pid(), RunFile.startOfThisProcess(), console, servers
            .bootstrapServers(), servers.jdbcUrl(), servers.user(), servers.password()));
        process.owns(home::retract);
        beside.ready(process, installation, console);
        System.out.println("Ctrl-C để dừng / to stop");
        return process.awaitEnd(installation);
      }
    }
  }

  /// The usual slip is to type the same command twice: the port is taken, but not by a stranger.
  private static void demandNotRunning(Home home) {
    home.running().ifPresent(run -> {
      throw new Refused("Đang chạy trên " + home.path() + " rồi: " + run.console(),
          "It runs on this directory already: " + run.console());
    });
  }
}
