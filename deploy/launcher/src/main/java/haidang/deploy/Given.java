package haidang.deploy;

import haidang.events.jsonl.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that a command was given to read.
final class Given {
  private Given() {}

  /// @throws WrongUse when it is not there, no file, or not ours to read
  static Path readable(Path file) {
    if (file.toString().isBlank()) {
      throw new WrongUse("Tên tệp trống", "The file's name is empty");
    }
    if (Files.isDirectory(file)) {
      throw new WrongUse(file + " là thư mục, không phải tệp", file + " is a directory, not a file");
    }
    if (!Files.exists(file)) {
      throw new WrongUse("Không có tệp " + file, "There is no file " + file);
    }
    if (!Files.isReadable(file)) {
      throw new WrongUse("Không có quyền đọc " + file, "You may not read " + file);
    }
    return file;
  }

  /// A file that can be read again from its middle, which a pipe cannot.
  static Path lasting(Path file) {
    if (!Files.isRegularFile(readable(file))) {
      throw new WrongUse(file + " là ống dẫn; hãy ghi ra tệp trước, để lần chạy bị ngắt có thể chạy tiếp",
          file + " is a pipe; write it to a file first, so that a run that is cut short can go on");
    }
    return file;
  }

  /// The bytes of a file, unpacked if it is packed by gzip.
  ///
  /// @param file `-` for standard input
  static InputStream open(String file) throws IOException {
    return Unpacked.of(file.equals("-") ? standardInput() : Files.newInputStream(readable(Path.of(file))));
  }

  private static InputStream standardInput() {
    if (Progress.terminal().isPresent()) {
      System.err.println("Đang đọc từ bàn phím, Ctrl-D để kết thúc / reading from the keyboard, Ctrl-D ends it");
    }
    return System.in;
  }
}
