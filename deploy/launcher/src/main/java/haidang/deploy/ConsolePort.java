package haidang.deploy;

import picocli.CommandLine.Option;

/// Where the console answers, for the commands that start or look for it.
final class ConsolePort {
  @Option(names = "--port", paramLabel = "N", defaultValue = "${env:HAIDANG_PORT:-8080}", converter = PortNumber.class, description = "Cổng của trang web trên máy này / port of the console on this machine (${DEFAULT-VALUE})")
  private int number;

  int number() { return number; }
}
