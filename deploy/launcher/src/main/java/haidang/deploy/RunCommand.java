package haidang.deploy;

import haidang.deploy.embedded.DirectoryLock;
import io.micronaut.context.ApplicationContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./haidang run ROLE…`.
@Command(name = "run", mixinStandardHelpOptions = true, description = {
    "Chạy vài vai trò với Kafka và PostgreSQL có sẵn. / Run some roles with a broker and a database of yours.",
    "HAIDANG_KAFKA_BOOTSTRAP, HAIDANG_POSTGRES_URL, HAIDANG_POSTGRES_USER, HAIDANG_POSTGRES_PASSWORD",
    "chỉ chỗ của chúng; HAIDANG_MASTER_KEY giống nhau ở mọi tiến trình, HAIDANG_INSTANCE thì khác nhau. /",
    "name them; HAIDANG_MASTER_KEY is the same for all processes, HAIDANG_INSTANCE is not."})
final class RunCommand implements Callable<Integer> {
  @Mixin
  private DataOptions options = new DataOptions();

  @Mixin
  private ConsolePort port = new ConsolePort();

  @Parameters(arity = "1..*", paramLabel = "ROLE", description = "Vai trò / roles: ingest, classify, archive, alerting, console")
  private List<Role> roles = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Home home = options.home();
    ApplicationContext context = Configuration.read(home, port.number());
    var settings = new Settings(context.getEnvironment());
    Endpoints endpoints = settings.external();
    if (!endpoints.named()) {
      throw new Refused("run cần HAIDANG_KAFKA_BOOTSTRAP và HAIDANG_POSTGRES_URL; `up` có sẵn máy chủ riêng",
          "run needs HAIDANG_KAFKA_BOOTSTRAP and HAIDANG_POSTGRES_URL; `up` brings its own servers");
    }
    home.begin();
    try (DirectoryLock _ = home.share()) {
      Logs.alsoTo(home.log());
      return run(home, settings, endpoints, context);
    }
  }

  private int run(Home home, Settings settings, Endpoints endpoints, ApplicationContext context) throws Exception {
    try (var process = new LongRunning()) {
      Installation installation = process.owns(Installation.open(home, settings, endpoints,
          settings.address(port.number()), InstantSource.system()));
      installation.start(EnumSet.copyOf(roles), context);
      process.awaitReady(installation);
      System.out.println("Hải Đăng đang chạy / is running: " + roles);
      installation.firstPassword().ifPresent(UpCommand::tell);
      return process.awaitEnd(installation);
    }
  }
}
