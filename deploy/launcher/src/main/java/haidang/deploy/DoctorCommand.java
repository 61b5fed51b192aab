package haidang.deploy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.deploy.embedded.Ports;
import haidang.deploy.embedded.ServerFailed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./haidang doctor`.
@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Kiểm tra máy và thư mục dữ liệu, mách cách sửa. / Check machine and data directory, say what to do.")
final class DoctorCommand implements Callable<Integer> {
  private static final long LEAST_MEMORY = 1_500L << 20;
  private static final long LEAST_DISK = 2L << 30;

  @Mixin
  private DataOptions data = new DataOptions();

  @Mixin
  private ConsolePort port = new ConsolePort();

  @Option(names = "--json", description = "In JSON / print JSON")
  private boolean json;

  /// @param advice what to do, empty where all is well
  record Finding(String check, boolean good, String found, String advice) {}

  @Override
  public Integer call() throws Exception {
    List<Finding> findings = examine(data.home(), port.number());
    if (json) {
      System.out.println(JsonMapper.builder().build().writeValueAsString(findings));
    } else {
      findings.forEach(one -> System.out.println((one.good() ? "✓ " : "✗ ") + one.check() + ": " + one.found()
          + (one.good() ? "" : " → " + one.advice())));
    }
    return findings.stream().allMatch(Finding::good) ? 0 : 1;
  }

  static List<Finding> examine(Home home, int port) throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(finding("Java", Runtime.version().feature() >= 25, Runtime.version().toString(),
        "cài Java 25 trở lên / install a Java 25 or newer"));
    findings.add(memory());
    findings.add(disk(home));
    findings.add(writable(home));
    if (Files.exists(home.path().resolve(Keys.FILE))) {
      findings.add(keyPrivate(home));
    }
    Optional<RunFile> running = home.running();
    findings.add(finding("chương trình / program", true, running.map(run -> "đang chạy / runs at " + run.console())
        .orElse("không chạy / not running"), ""));
    if (running.isEmpty()) {
      findings.add(port(port));
    }
    findings.add(settings(home, port));
    return findings;
  }

  private static Finding finding(String check, boolean good, String found, String advice) {
    return new Finding(check, good, found, good ? "" : advice);
  }

  private static Finding memory() {
    long total = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getTotalMemorySize();
    return finding("bộ nhớ / memory", total >= LEAST_MEMORY, (total >> 20) + " MB", "cần ít nhất / give the machine "
        + (LEAST_MEMORY >> 20) + " MB");
  }

  private static Finding disk(Home home) throws IOException {
    Path there = existing(home.path());
    long free = Files.getFileStore(there).getUsableSpace();
    return finding("đĩa / disk", free >= LEAST_DISK, (free >> 20) + " MB trống ở / free at " + there,
        "giải phóng / free "
            + (LEAST_DISK >> 20) + " MB, hoặc chọn thư mục khác / or name another directory: --data");
  }

  private static Finding writable(Home home) {
    Path there = existing(home.path());
    return finding("thư mục dữ liệu / data directory", Files.isWritable(there), home.path().toString(),
        "cho người dùng này quyền ghi / let this user write to " + there);
  }

  private static Path existing(Path path) {
    Path there = path;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private static Finding keyPrivate(Home home) throws IOException {
    Path key = home.path().resolve(Keys.FILE);
    var rights = Files.getPosixFilePermissions(key);
    boolean shared = rights.stream().anyMatch(r -> r != PosixFilePermission.OWNER_READ
        && r != PosixFilePermission.OWNER_WRITE);
    return finding("khoá chính / master key", !shared, shared
        ? "người khác đọc được / others can read " + key
        : "riêng / private", "chmod 600 " + key);
  }

  private static Finding port(int port) {
    try {
      Ports.demandFree(port, "the console");
      return finding("cổng / port " + port, true, "trống / free", "");
    } catch (ServerFailed e) {
      return finding("cổng / port " + port, false, "đã bị chiếm / taken",
          "dừng chương trình kia hoặc chọn cổng khác / stop what uses it, or name another: --port");
    }
  }

  private static Finding settings(Home home, int port) {
    try (var context = Configuration.read(home, port)) {
      var settings = new Settings(context.getEnvironment());
      settings.ingest();
      settings.classify(home);
      settings.alerting("");
      settings.console();
      settings.kafka("");
      Path sources = settings.sources(home);
      return finding("thiết lập / settings", true, Files.exists(sources)
          ? "nguồn trong / sources in " + sources
          : "chưa có " + sources + " nên chưa theo dõi gì / not there yet: nothing is watched",
          "");
    } catch (RuntimeException e) {
      return finding("thiết lập / settings", false, String.valueOf(e.getMessage()).replace("\n", " / "),
          "sửa trong / correct it in " + home.path().resolve("haidang.yml")
              + " hoặc biến môi trường / or the environment");
    }
  }
}
