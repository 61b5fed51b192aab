package haidang.deploy.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A real single-node Kafka broker in a child JVM. Its data lie in `directory/logs` and outlive it.
public final class EmbeddedBroker implements AutoCloseable {
  /// System property: one more option for the broker's Java, to keep or use what it learned of itself.
  private static final String JAVA_OPTION = "haidang.broker.java-option";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  /// As long as writing down what was learned for quicker starts may take on a busy machine.
  private static final Duration STOPPING = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private EmbeddedBroker(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts a broker and waits until it answers.
  ///
  /// @param port      of 127.0.0.1; the same one lets clients survive a restart
  /// @param overrides broker settings beside the small defaults
  /// @throws ServerFailed when the port or the directory is taken, or the broker ends early
  public static EmbeddedBroker start(Path directory, int port, Map<String, String> overrides) {
    Ports.demandFree(port, "the Kafka broker");
    try {
      Files.createDirectories(directory);
      Process process = command(directory).start();
      var broker = new EmbeddedBroker(process, port);
      CompletableFuture<Boolean> ready = readiness(process);
      var settings = BrokerSettings.of(directory.resolve("logs"), port, Ports.free(), overrides);
      process.getOutputStream().write(BrokerProcess.written(settings).getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      broker.await(ready, directory);
      return broker;
    } catch (IOException e) {
      throw new ServerFailed("the Kafka broker cannot be started in " + directory + ": " + e.getMessage(), e);
    }
  }

  public static EmbeddedBroker start(Path directory, int port) { return start(directory, port, Map.of()); }

  private static ProcessBuilder command(Path directory) {
    List<String> words = new ArrayList<>(Detached.prefix());
    words.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms64m", "-Xmx160m",
        "-Xss512k", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:ReservedCodeCacheSize=64m",
        // What was learned stays where it was made for, so that most of its pages are the file's and none of ours; what
        // compiling freed goes back to the system.
        "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-XX:TrimNativeHeapInterval=2000",
        "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-Xlog:aot*=off,cds*=off",
        "-Dlogback.configurationFile=logback-broker.xml"));
    String learned = System.getProperty(JAVA_OPTION, "");
    if (!learned.isEmpty()) {
      words.add(learned);
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), BrokerProcess.class.getName()));
    var builder = new ProcessBuilder(words);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.redirectError(ProcessBuilder.Redirect.appendTo(directory.resolve("broker.log").toFile()));
    return builder;
  }

  private static CompletableFuture<Boolean> readiness(Process process) {
    var ready = new CompletableFuture<Boolean>();
    Thread.ofVirtual().name("broker-output").start(() -> {
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.equals(BrokerProcess.READY)) {
            ready.complete(true);
          }
        }
        ready.complete(false);
      } catch (IOException e) {
        ready.completeExceptionally(e);
      }
    });
    return ready;
  }

  private void await(CompletableFuture<Boolean> ready, Path directory) {
    boolean up = false;
    try {
      up = ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ServerFailed("the Kafka broker did not answer, see " + directory.resolve("broker.log"), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailed("interrupted while the Kafka broker started", e);
    } finally {
      if (!up) {
        process.destroyForcibly();
      }
    }
    if (!up) {
      throw new ServerFailed("the Kafka broker ended before it was ready: its directory is in use or damaged, see "
          + directory.resolve("broker.log"));
    }
  }

  public String bootstrapServers() { return "127.0.0.1:" + port; }

  public long pid() { return process.pid(); }

  public boolean alive() { return process.isAlive(); }

  /// Ends the broker in order; kills it after three minutes.
  @Override
  public void close() {
    try {
      process.getOutputStream().write(BrokerProcess.STOP);
      process.getOutputStream().close();
      if (!process.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
