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
    "Chạy thử với thế giới mẫu. / Run everything on a sample world.",
    "Các trang web bịa ra trên máy này đăng bài theo thời gian. Dữ liệu nằm riêng; `wipe` xoá.",
    "Invented sites on this machine publish as time passes. Its data lie apart; `wipe` removes them."})
final class DemoCommand implements Callable<Integer> {
  static final String DATA = "./data-demo";
  private static final int USUAL_PORT = 8080;

  @Option(names = "--data", paramLabel = "DIR", defaultValue = DATA, description = "Thư mục của thế giới mẫu / directory of the sample world (${DEFAULT-VALUE})")
  private Path directory = Path.of(DATA);

  @Option(names = "--port", paramLabel = "N", converter = PortNumber.class, description = "Cổng của trang web ("
      + USUAL_PORT
      + ", hoặc cổng khác khi đã bị chiếm) / port of the console (that, or another one while it is taken)")
  private @Nullable Integer port;

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() throws Exception {
    Home home = new Home(directory.toAbsolutePath().normalize());
    if (home.ours() && !Beginning.in(home.path())) {
      throw new Refused(home.path() + " chứa dữ liệu thật, không phải thế giới mẫu; hãy chọn thư mục khác bằng --data",
          home.path() + " holds an installation, not a sample world; name another directory with --data");
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
