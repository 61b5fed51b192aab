package haidang.deploy;

import haidang.deploy.demo.Beginning;
import haidang.deploy.embedded.Ports;
import haidang.deploy.embedded.ServerFailed;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang demo`.
@Command(name = "demo", mixinStandardHelpOptions = true, description = {
    "Run everything on a sample world: invented sites on this machine that publish as time passes.",
    "It has a data directory of its own; `wipe` removes it."})
final class DemoCommand implements Callable<Integer> {
  static final String DATA = "./data-demo";
  private static final int USUAL_PORT = 8080;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = "Data directory of the sample world (default ${DEFAULT-VALUE})")
  private Path directory = Path.of(DATA);

  @Option(names = "--port", paramLabel = "N", converter = PortNumber.class, description = "Port of the console (default: "
      + USUAL_PORT + ", or another one while that is taken)")
  private @Nullable Integer port;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() throws Exception {
    Home home = new Home(directory.toAbsolutePath().normalize());
    if (home.ours() && !Beginning.in(home.path())) {
      throw new Refused(home.path() + " holds an installation, not a sample world; name another directory with --data");
    }
    return Everything.run(home, port == null ? usualOrFree() : port, new Stage(home, clock));
  }

  private static int usualOrFree() {
    try {
      Ports.demandFree(USUAL_PORT, "the console");
      return USUAL_PORT;
    } catch (ServerFailed e) {
      return Ports.free();
    }
  }
}
