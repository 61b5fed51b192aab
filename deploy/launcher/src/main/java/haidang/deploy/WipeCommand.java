package haidang.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./haidang wipe`.
@Command(name = "wipe", mixinStandardHelpOptions = true, description = {
    "Xoá thư mục dữ liệu với mọi bài, vụ việc, người dùng, khoá. / Remove the data directory with all in it.",
    "Không có --data thì cũng tìm thế giới mẫu của `demo`.",
    "Without --data it also finds the sample world of `demo`."})
final class WipeCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Mixin
  private DataOptions data = new DataOptions();

  @Option(names = "--yes", description = "Không hỏi lại / do not ask")
  private boolean sure;

  @Override
  public Integer call() {
    List<Home> homes = homes();
    if (homes.isEmpty()) {
      System.err.println("Không có gì ở / there is nothing in " + data.home().path());
      return 0;
    }
    if (sure && homes.size() > 1) {
      throw new Refused("Có " + homes.getFirst().path() + " và " + homes.getLast().path()
          + ": nêu thư mục cần xoá bằng --data",
          "There are " + homes.getFirst().path() + " and " + homes.getLast()
              .path() + ": name the one to remove with --data");
    }
    int kept = 0;
    for (Home home : homes) {
      kept += wiped(home) ? 0 : 1;
    }
    return kept == 0 ? 0 : 1;
  }

  /// The directory that was named, else whichever there is of the usual one and the sample world.
  private List<Home> homes() {
    List<Home> homes = new ArrayList<>(List.of(data.home()));
    if (!spec.commandLine().getParseResult().hasMatchedOption("--data")) {
      homes.add(new Home(Path.of(DemoCommand.DATA).toAbsolutePath().normalize()));
    }
    return homes.stream().distinct().filter(home -> Files.exists(home.path())).toList();
  }

  private boolean wiped(Home home) {
    if (!home.ours()) {
      throw new Refused(home.path() + " không phải thư mục dữ liệu của Hải Đăng; không xoá gì",
          home.path() + " is no data directory of Hải Đăng; nothing was removed");
    }
    if (!sure && !confirmed(home)) {
      System.err.println("Giữ lại / kept " + home.path());
      return false;
    }
    home.lock().close(); // refuses while a program runs on it
    home.wipe();
    System.err.println("Đã xoá / removed " + home.path());
    return true;
  }

  private static boolean confirmed(Home home) {
    return Progress.terminal().orElseThrow(() -> new Refused("wipe xoá mọi thứ trong " + home.path()
        + ": thêm --yes để xác nhận", "wipe removes everything in " + home.path() + ": add --yes to confirm")).readLine(
            "Xoá mọi thứ trong / remove everything in %s? Gõ / type yes: ", home.path())
        .equals("yes");
  }
}
