package haidang.deploy;

import haidang.deploy.embedded.DirectoryLock;
import haidang.deploy.embedded.Ports;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./haidang up`.
@Command(name = "up", mixinStandardHelpOptions = true, description = "Run everything on this machine: every role, a broker and a database, until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
  @Mixin
  private DataOptions options = new DataOptions();

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    Ports.demandFree(options.port(), "the console");
    try (DirectoryLock _ = home.lock()) {
      Keys keys = Keys.of(home.path());
      Logs.alsoTo(home.log());
      ApplicationContext context = Configuration.read(home, options.port());
      try (var process = new LongRunning()) {
        Servers servers = process.owns(Servers.start(home, Map.of()));
        String console = "http://localhost:" + options.port();
        Installation installation = process.owns(Installation.open(home, new Settings(context.getEnvironment()),
            Endpoints.of(servers), keys, console, InstantSource.system()));
        installation.start(Role.ALL, context);
        process.awaitReady(installation);
        home.announce(new RunFile(ProcessHandle.current().pid(), RunFile.startOfThisProcess(), console, servers
            .bootstrapServers(), servers.jdbcUrl(), servers.user(), servers.password()));
        process.owns(home::retract);
        System.out.println("Hải Đăng đang chạy / is running: " + console);
        installation.firstPassword().ifPresent(UpCommand::tell);
        System.out.println("Ctrl-C để dừng / to stop");
        return process.awaitEnd(installation);
      }
    }
  }

  static void tell(String password) {
    System.out.println("Đăng nhập lần đầu / first sign-in (shown once): admin  " + password);
  }
}
