package haidang.deploy.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How a child is kept away from the terminal's Ctrl-C, which must reach the program alone: it stops things in order.
final class Detached {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private Detached() {}

  static List<String> prefix() { return Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of(); }
}
