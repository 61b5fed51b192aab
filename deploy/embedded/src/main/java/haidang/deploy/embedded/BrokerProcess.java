package haidang.deploy.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// The broker's own process: reads its settings from standard input and says `READY`. It ends in order when it is told
/// to, and at once when that input ends untold: its parent is gone, and another may want the directory.
final class BrokerProcess {
  static final String READY = "READY";
  /// The one byte by which the parent asks for an end in order.
  static final int STOP = '!';
  private static final String END_OF_SETTINGS = "# end";
  private static final Duration PREDECESSOR_ENDS = Duration.ofSeconds(3);

  private BrokerProcess() {}

  static String written(Properties settings) {
    var text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.append(END_OF_SETTINGS).append('\n').toString();
  }

  public static void main(String[] args) {
    try {
      run();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1); // threads that Kafka has begun would keep a broken broker alive
    }
  }

  private static void run() throws Exception {
    Properties settings = read();
    Path logs = Path.of(settings.getProperty("log.dirs"));
    // Kafka's own lock comes too late: the metadata log is opened, and changed, before it.
    try (DirectoryLock _ = DirectoryLock.await(logs.resolveSibling(logs.getFileName() + ".broker"),
        PREDECESSOR_ENDS)) {
      format(logs);
      serve(settings);
    }
  }

  private static void serve(Properties settings) throws Exception {
    var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "broker-stop"));
    server.startup();
    Thread.ofPlatform().daemon().name("parent-watch").start(BrokerProcess::exitWithParent);
    System.out.println(READY);
    System.out.flush();
    server.awaitShutdown();
  }

  private static void stop(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Properties read() throws IOException {
    var settings = new Properties();
    var line = new StringBuilder();
    for (int c = System.in.read(); c >= 0; c = System.in.read()) {
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      if (line.toString().equals(END_OF_SETTINGS)) {
        return settings;
      }
      int equals = line.indexOf("=");
      settings.setProperty(line.substring(0, equals), line.substring(equals + 1));
      line.setLength(0);
    }
    throw new IOException("the settings ended early");
  }

  private static void exitWithParent() {
    int said = -1;
    try {
      said = System.in.read();
    } catch (IOException e) {
      System.err.println("standard input failed, as at its end: " + e.getMessage());
    }
    if (said == STOP) {
      System.exit(0);
    }
    Runtime.getRuntime().halt(1);
  }

  private static void format(Path logs) throws Exception {
    Files.createDirectories(logs);
    if (Files.exists(logs.resolve("meta.properties"))) {
      return;
    }
    new Formatter().setPrintStream(new PrintStream(System.err, true, StandardCharsets.UTF_8)).setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString()).setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(logs.toString()).addDirectory(logs.toString())
        .setReleaseVersion(MetadataVersion.latestProduction()).setIgnoreFormatted(true).run();
  }
}
