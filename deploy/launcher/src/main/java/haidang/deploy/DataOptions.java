package haidang.deploy;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Options of every command that has to do with an installation.
final class DataOptions {
  @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:HAIDANG_DATA:-./data}", description = "Data directory (default ${DEFAULT-VALUE})")
  private Path directory = Path.of("data");

  @Option(names = "--port", paramLabel = "N", defaultValue = "${env:HAIDANG_PORT:-8080}", description = "Port of the console on this machine (default ${DEFAULT-VALUE})")
  private int port;

  Home home() { return new Home(directory.toAbsolutePath().normalize()); }

  int port() { return port; }
}
