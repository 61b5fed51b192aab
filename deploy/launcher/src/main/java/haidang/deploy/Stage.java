package haidang.deploy;

import haidang.deploy.demo.Beginning;
import haidang.deploy.demo.SampleSites;
import haidang.deploy.demo.World;
import haidang.deploy.embedded.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The sample world's sites, which everything else watches.
final class Stage implements Everything.Beside {
  private static final Duration LOOKS = Duration.ofSeconds(3);

  private final Home home;
  private final InstantSource clock;
  private World world = new World(Instant.EPOCH, List.of());
  private String origin = "";
  private String password = "";

  Stage(Home home, InstantSource clock) {
    this.home = home;
    this.clock = clock;
  }

  World world() { return world; }

  /// The first administrator's.
  String password() { return password; }

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
      throw new Refused("Cổng " + beginning.port() + " của các trang mẫu đã bị chiếm; hãy wipe thế giới mẫu hoặc giải"
          + " phóng cổng",
          "Port " + beginning.port() + ", where this sample world has its sites, is taken; wipe the"
              + " sample world or free the port",
          e);
    }
  }

  @Override
  public void ready(LongRunning process, Installation installation, String console) {
    process.owns(Impatience.about(() -> world.lively(clock.instant()), installation.ingest().sources(), LOOKS));
    System.out.println(Welcome.to(console, origin, password, installation.firstPassword().isPresent(), wipe()));
  }

  /// As it is to be typed: the usual directory needs no naming.
  private String wipe() {
    boolean usual = home.path().equals(Path.of(DemoCommand.DATA).toAbsolutePath().normalize());
    return "./haidang wipe" + (usual ? "" : " --data '" + home.path() + "'");
  }
}
