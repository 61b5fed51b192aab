package haidang.deploy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.deploy.embedded.DirectoryLock;
import haidang.deploy.embedded.EmbeddedPostgres;
import haidang.deploy.embedded.ServerFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The data directory of one installation.
///
/// @param path holds all that the program keeps: the broker's logs, the database, the archive, keys and logs
record Home(Path path) {
  /// Says that the directory is ours, where the master key is kept elsewhere.
  private static final String MARK = ".haidang";
  private static final String SOURCES = ".sources-applied";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Path kafka() { return path.resolve("kafka"); }

  Path postgres() { return path.resolve("postgres"); }

  Path archive() { return path.resolve("archive"); }

  Path log() { return path.resolve("haidang.log"); }

  private Path runFile() { return path.resolve("run.json"); }

  /// Makes the directory one of ours, closed to other users of the machine: it holds what people wrote.
  void begin() throws IOException { begin(EmbeddedPostgres.isAnotherUsers()); }

  /// @param passed whether another user, the database's, has to pass through
  void begin(boolean passed) throws IOException {
    if (passed) {
      Closed.passable(path);
      for (Path inner : List.of(kafka(), archive(), path.resolve("imports"))) {
        Closed.directory(inner); // their names are known, and the directory around them is open to whoever knows one
      }
    } else {
      Closed.directory(path);
    }
    Path mark = path.resolve(MARK);
    if (!Files.exists(mark)) {
      Files.writeString(mark, "Thư mục dữ liệu của Hải Đăng / data directory of Hải Đăng\n");
    }
  }

  /// Whether a file of sources was applied here at the last start.
  boolean hadSources() { return Files.exists(path.resolve(SOURCES)); }

  void hadSources(boolean so) throws IOException {
    if (so && !hadSources()) {
      Files.createFile(path.resolve(SOURCES));
    } else if (!so) {
      Files.deleteIfExists(path.resolve(SOURCES));
    }
  }

  /// Takes the directory for this program.
  ///
  /// @throws ServerFailed when another one has it
  DirectoryLock lock() { return DirectoryLock.take(path); }

  /// Takes the directory beside other programs that do some of the roles.
  ///
  /// @throws ServerFailed when a program has it for itself
  DirectoryLock share() { return DirectoryLock.share(path); }

  /// What a running program left for those who want to talk to it, if it still lives.
  Optional<RunFile> running() {
    if (!Files.exists(runFile())) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(runFile().toFile(), RunFile.class)).filter(RunFile::alive);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void announce(RunFile run) {
    try {
      Path draft = path.resolve("run.json.new");
      Files.deleteIfExists(draft);
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(draft, JSON.writeValueAsBytes(run));
      Files.move(draft, runFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void retract() {
    try {
      Files.deleteIfExists(runFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the directory is one of ours, so that nothing else is ever wiped.
  boolean ours() { return Files.exists(path.resolve(MARK)) || Files.exists(path.resolve(Keys.FILE)); }

  /// Removes everything.
  void wipe() {
    try (Stream<Path> all = Files.walk(path)) {
      all.sorted(Comparator.reverseOrder()).forEach(Home::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path one) {
    try {
      Files.delete(one);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + one, e);
    }
  }
}
