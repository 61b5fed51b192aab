package haidang.deploy;

import haidang.deploy.demo.Beginning;
import haidang.deploy.demo.SampleSites;
import haidang.deploy.demo.World;
import haidang.deploy.embedded.Ports;
import haidang.deploy.embedded.ServerFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang demo`.
@Command(name = "demo", mixinStandardHelpOptions = true, description = {
    "Run everything on a sample world: invented sites on this machine that publish as time passes.",
    "It has a data directory of its own; `wipe` removes it."})
final class DemoCommand implements Callable<Integer> {
  static final String DATA = "./data-demo";
  private static final int USUAL_PORT = 8080;
  private static final Duration LOOKS = Duration.ofSeconds(3);

  @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = "Data directory of the sample world (default ${DEFAULT-VALUE})")
  private Path directory = Path.of(DATA);

  @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "Port of the console (default: "
      + USUAL_PORT + ", or another one while that is taken)")
  private int port;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() throws Exception {
    Home home = new Home(directory.toAbsolutePath().normalize());
    if (home.ours() && !Beginning.in(home.path())) {
      throw new Refused(home.path() + " holds an installation, not a sample world; name another directory with --data");
    }
    return Everything.run(home, port == 0 ? usualOrFree() : port, new Stage(home));
  }

  private static int usualOrFree() {
    try {
      Ports.demandFree(USUAL_PORT, "the console");
      return USUAL_PORT;
    } catch (ServerFailed e) {
      return Ports.free();
    }
  }

  /// The sites that everything else watches.
  private final class Stage implements Everything.Beside {
    private final Home home;
    private World world = new World(Instant.EPOCH, List.of());
    private String origin = "";
    private String password = "";

    Stage(Home home) { this.home = home; }

    @Override
    public void before(LongRunning process) throws IOException {
      boolean first = !Beginning.in(home.path());
      Beginning beginning = first
          ? Beginning.now(clock.instant(), Ports.free(), new SecureRandom())
          : Beginning.read(home.path());
      world = beginning.world();
      password = beginning.password();
      origin = process.owns(open(beginning)).origin();
      if (first) {
        beginning.write(home.path(), origin);
      }
    }

    private SampleSites open(Beginning beginning) {
      try {
        return SampleSites.open(beginning.port(), world, clock);
      } catch (IOException e) {
        throw new Refused("port " + beginning.port() + ", where this sample world has its sites, is taken; wipe the"
            + " sample world or free the port", e);
      }
    }

    @Override
    public void ready(LongRunning process, Installation installation, String console) {
      process.owns(Impatience.about(() -> world.lively(clock.instant()), installation.ingest().sources(), LOOKS));
      System.out.println(Welcome.to(console, origin, password, installation.firstPassword().isPresent()));
    }
  }
}
