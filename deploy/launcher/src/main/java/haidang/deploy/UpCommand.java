package haidang.deploy;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./haidang up`.
@Command(name = "up", mixinStandardHelpOptions = true, description = {
    "Chạy mọi thứ trên máy này cho đến Ctrl-C. / Run everything on this machine until Ctrl-C.",
    "Mọi vai trò, Kafka và PostgreSQL. / Every role, a broker and a database."})
final class UpCommand implements Callable<Integer> {
  @Mixin
  private DataOptions options = new DataOptions();

  @Mixin
  private ConsolePort port = new ConsolePort();

  @Override
  public Integer call() throws Exception {
    return Everything.run(options.home(), port.number(), new Everything.Beside() {
      @Override
      public void before(LongRunning process) {
        // the directory is as its owner left it
      }

      @Override
      public void ready(LongRunning process, Installation installation, String console) {
        System.out.println("Hải Đăng đang chạy / is running: " + console);
        installation.firstPassword().ifPresent(UpCommand::tell);
      }
    });
  }

  static void tell(String password) {
    System.out.println("Đăng nhập lần đầu / first sign-in (shown once): admin  " + password);
  }
}
