package haidang.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that a command was given to read.
final class Given {
  private Given() {}

  /// @throws Refused when it is not there, no file, or not ours to read
  static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Refused("there is no file " + file + " to be read");
    }
    return file;
  }

  /// @param file `-` for standard input
  static InputStream open(String file) throws IOException {
    return file.equals("-") ? System.in : Files.newInputStream(readable(Path.of(file)));
  }
}
