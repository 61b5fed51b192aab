package haidang.deploy;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./haidang wipe`.
@Command(name = "wipe", mixinStandardHelpOptions = true, description = "Remove the data directory with all posts, cases, users and keys.")
final class WipeCommand implements Callable<Integer> {
  @Mixin
  private DataOptions data = new DataOptions();

  @Option(names = "--yes", description = "Do not ask")
  private boolean sure;

  @Override
  public Integer call() {
    Home home = data.home();
    if (!Files.exists(home.path())) {
      System.err.println("There is nothing in " + home.path());
      return 0;
    }
    if (!home.ours()) {
      throw new Refused(home.path() + " is no data directory of Hải Đăng; nothing was removed");
    }
    if (!sure && !confirmed(home)) {
      System.err.println("Nothing was removed.");
      return 1;
    }
    home.lock().close(); // refuses while a program runs on it
    home.wipe();
    System.err.println("Removed " + home.path());
    return 0;
  }

  private static boolean confirmed(Home home) {
    return Progress.terminal().orElseThrow(() -> new Refused("wipe removes everything in " + home.path()
        + ": add --yes to confirm")).readLine("Remove everything in %s? Type yes: ", home.path()).equals("yes");
  }
}
