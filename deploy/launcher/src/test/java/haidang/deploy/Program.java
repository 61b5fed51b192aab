package haidang.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The distribution as its users run it, in a process of its own.
final class Program implements AutoCloseable {
  static final Path HOME = Path.of("target/haidang/haidang").toAbsolutePath();
  private static final Path BIN = HOME.resolve("bin/haidang");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path data;
  private final Process process;

  private Program(Path data, Process process) {
    this.data = data;
    this.process = process;
  }

  /// Starts a command; what it says lies in `NAME.out` and `NAME.err` beside the data.
  static Process start(Path data, String name, List<String> words) throws IOException {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--data", data.toString()));
    Path said = data.resolveSibling(data.getFileName() + "-said");
    Files.createDirectories(said);
    return command(all).redirectOutput(said.resolve(name + ".out").toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(said.resolve(name + ".err").toFile())).start();
  }

  /// Starts a command in the foreground of a terminal of its own; all that it says can be read from the process.
  static Process inTerminal(List<String> words) throws IOException {
    String line = Stream.concat(Stream.of(BIN.toString()), words.stream()).map(word -> "'" + word + "'")
        .collect(Collectors.joining(" "));
    var builder = new ProcessBuilder("script", "-qefc", line, "/dev/null").redirectErrorStream(true);
    builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    builder.environment().put("SHELL", "/bin/sh");
    return builder.start();
  }

  /// Types Ctrl-C into its terminal and waits for its end.
  ///
  /// @return what it has said from its start on
  static String typeCtrlC(Process inTerminal) throws Exception {
    inTerminal.getOutputStream().write(3);
    inTerminal.getOutputStream().flush();
    String said = new String(inTerminal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!inTerminal.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("it did not stop within " + PATIENCE);
    }
    return said;
  }

  /// A command that is not started yet.
  static ProcessBuilder command(List<String> words) {
    List<String> command = new ArrayList<>(List.of(BIN.toString()));
    command.addAll(words);
    var builder = new ProcessBuilder(command);
    builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    return builder;
  }

  static String said(Path data, String file) throws IOException {
    Path said = data.resolveSibling(data.getFileName() + "-said").resolve(file);
    return Files.exists(said) ? Files.readString(said) : "";
  }

  /// Starts everything and waits until it is ready.
  static Program up(Path data, int port) throws IOException { return ready(data, "up", port); }

  /// Starts the sample world and waits until it is ready.
  static Program demo(Path data, int port) throws IOException { return ready(data, "demo", port); }

  private static Program ready(Path data, String command, int port) throws IOException {
    var program = new Program(data, start(data, command, List.of(command, "--port", String.valueOf(port))));
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
      if (!program.process.isAlive()) {
        throw new IllegalStateException(
            command + " ended with " + program.process.exitValue() + ": " + said(data, command + ".err"));
      }
      return new Home(data).running().filter(run -> run.pid() == program.process.pid()).isPresent();
    });
    return program;
  }

  RunFile run() { return new Home(data).running().orElseThrow(); }

  ProcessHandle handle() { return process.toHandle(); }

  /// The broker's process, if it lives: the only other Java. (Its arguments are too long for the system to tell.)
  Optional<ProcessHandle> broker() { return child("/java"); }

  /// The database's first process, if it lives.
  Optional<ProcessHandle> database() { return child("/postgres"); }

  private Optional<ProcessHandle> child(String program) {
    return process.descendants().filter(child -> child.isAlive() && child.info().command().orElse("").endsWith(program))
        .min(java.util.Comparator.comparing(child -> child.info().startInstant().orElse(java.time.Instant.MAX)));
  }

  /// Asks it to stop, as Ctrl-C does, and waits.
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the program did not stop within " + PATIENCE);
    }
  }

  void kill() throws InterruptedException { process.destroyForcibly().waitFor(); }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
