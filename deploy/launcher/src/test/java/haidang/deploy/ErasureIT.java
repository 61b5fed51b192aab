package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.alerting.Case;
import haidang.deploy.embedded.Ports;
import haidang.events.PostId;
import haidang.events.SourceId;
import haidang.events.log.Topic;
import haidang.ingest.Import;
import haidang.ingest.jsonl.FieldMapping;
import haidang.ingest.source.Route;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.internal.FileRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Erased posts are gone from every byte within 24 hours. The clock of the program is moved by a day; the broker's
/// clock cannot be, so its hours are made seconds.
class ErasureIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SECRET = "quýhươngthảomộc";
  private static final String TEXT = "Đây là tin " + Sample.FLAGGED + " về " + SECRET;

  @TempDir
  private Path directory;

  /// How far the program's clock is ahead of the broker's.
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private Home home;
  private Site site;
  private Servers servers;
  private Installation installation;

  @BeforeEach
  void start() throws Exception {
    home = new Home(directory);
    site = new Site();
    Sample.prepare(directory, site);
    site.publish("tin-1", "Tin một", TEXT);
    servers = Servers.start(home, Map.of("log.cleaner.backoff.ms", "200", "log.retention.check.interval.ms", "500",
        "log.segment.delete.delay.ms", "100", "log.message.timestamp.after.max.ms", "9223372036854775807"));
    ApplicationContext context = Configuration.read(home, Ports.free());
    installation = Installation.open(home, new Settings(context.getEnvironment()), Endpoints.of(servers),
        "http://localhost:8080", clock);
    installation.start(EnumSet.of(Role.INGEST, Role.CLASSIFY, Role.ARCHIVE, Role.ALERTING), context);
  }

  @AfterEach
  void stop() {
    installation.close();
    servers.close();
    site.close();
  }

  @Test
  void anErasedPostIsInNoByteADayLater() throws Exception {
    Path file = directory.resolveSibling(directory.getFileName() + ".jsonl");
    Files.writeString(file, "{\"id\":\"a\",\"text\":\"" + TEXT + "\",\"author\":\"Người Thử\"}\n");
    installation.ingest().importer().run(new Import.Order(imported(), file, FieldMapping.DEFAULT, file.resolveSibling(
        "rejects.jsonl")), _ -> {});
    List<Case> cases = await().atMost(PATIENCE).until(() -> installation.alerting().cases().recent(10), found -> found
        .size() == 2);
    await().atMost(PATIENCE).until(() -> installation.alerting().mailbox().newest(5).size() >= 1
        && installation.alerting().waitingMail() == 0);
    await().atMost(PATIENCE).until(() -> holders().stream().map(this::place).distinct().toList().containsAll(List.of(
        "kafka", "archive")));

    int erased = installation.ingest().erasure().author("import", "Người Thử", "thử", "theo yêu cầu");
    for (PostId post : cases.stream().map(one -> one.facts().post()).toList()) {
      erased += installation.ingest().erasure().post(post, "thử", "theo yêu cầu");
    }
    assertThat(erased).isEqualTo(2);
    Instant dayLater = clock.instant().plus(Duration.ofHours(24));
    ahead.set(Duration.ofHours(24));
    hoursAreSeconds();
    await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
      Arrays.stream(Topic.values()).filter(Topic::compacted).forEach(installation.log()::mark);
      assertThat(holders()).isEmpty();
    });
    await().atMost(PATIENCE).until(() -> installation.ingest().sources().all().stream()
        .anyMatch(row -> row.lookedAt() != null && !row.lookedAt().isBefore(dayLater)));
    assertThat(holders()).as("the site still shows it, and it is not collected again").isEmpty();
  }

  private static Source imported() {
    return new Source(new SourceId("nhap"), SourceKind.IMPORT, null, "nhập", "thử", new Route("người trực", LocalDate
        .of(2026, 11, 20), "thử"), null, Source.HOME, Duration.ofDays(1), Duration.ofDays(7), Selectors.NONE, null,
        true);
  }

  private String place(Path file) { return directory.relativize(file).getName(0).toString(); }

  /// Files of the data directory that hold the secret: as bytes, or in a record of the log once it is unpacked.
  private List<Path> holders() throws IOException {
    List<Path> holders = new ArrayList<>();
    Files.walkFileTree(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isRegularFile() && !file.toString().contains("/programs/") && holds(file)) {
          holders.add(file);
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
          return FileVisitResult.CONTINUE; // removed while we looked
        }
        throw failure;
      }
    });
    return holders;
  }

  private static boolean holds(Path file) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return contains(bytes, SECRET.getBytes(StandardCharsets.UTF_8)) || contains(bytes, SECRET.getBytes(
          StandardCharsets.UTF_16LE))
          || contains(bytes, SECRET.getBytes(StandardCharsets.UTF_16BE))
          || (file.toString().contains(".log") && file.toString().contains(".v1-") && inRecords(file));
    } catch (NoSuchFileException e) {
      return false; // removed while we looked
    }
  }

  private static boolean inRecords(Path file) throws IOException {
    byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
    try (FileRecords records = FileRecords.open(file.toFile(), false)) {
      for (var record : records.records()) {
        if (record.hasValue()) {
          byte[] value = new byte[record.valueSize()];
          record.value().get(value);
          if (contains(value, secret)) {
            return true;
          }
        }
      }
      return false;
    } catch (org.apache.kafka.common.KafkaException e) {
      return false; // removed, or begun and not written, while we looked
    }
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private void hoursAreSeconds() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
      Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
      for (Topic topic : Topic.values()) {
        if (topic.compacted()) {
          changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.wireName()), List.of(seconds(
              "max.compaction.lag.ms", 12), seconds("segment.ms", 6)));
        }
      }
      admin.incrementalAlterConfigs(changes).all().get();
    }
  }

  private static AlterConfigOp seconds(String name, int hours) {
    return new AlterConfigOp(new ConfigEntry(name, String.valueOf(hours * 1000)), AlterConfigOp.OpType.SET);
  }
}
