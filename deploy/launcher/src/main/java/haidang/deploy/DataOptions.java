package haidang.deploy;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Where an installation lies, for every command that has to do with one.
final class DataOptions {
  @Option(names = "--data", paramLabel = "DIR", defaultValue = "${env:HAIDANG_DATA:-./data}", description = "Thư mục dữ liệu / data directory (${DEFAULT-VALUE})")
  private Path directory = Path.of("data");

  Home home() { return new Home(directory.toAbsolutePath().normalize()); }
}
