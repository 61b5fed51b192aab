package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.classify.ClassifyRoom;
import haidang.deploy.embedded.Ports;
import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// kill -9 of the program, of the broker and of the database at random moments during an import, while a site is
/// watched: nothing is lost and nothing is there twice.
class KillIT {
  private static final int KILLS = 20;
  private static final int LINES = 6_000;
  private static final int FLAGGED_EVERY = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir
  private Path directory;

  private final Random random = new Random(20_261_124);
  private final int port = Ports.free();
  private Site site;
  private Path data;
  private Program program;
  private Process importing;
  private int files;

  @BeforeEach
  void start() throws Exception {
    data = directory.resolve("data");
    site = new Site();
    Sample.prepare(data, site);
    publish(30);
    program = Program.up(data, port);
    importing = nextImport();
  }

  @AfterEach
  void stop() {
    importing.destroyForcibly();
    program.close();
    site.close();
  }

  @Test
  void nothingIsLostOrDoubledThroughTwentyKills() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(1_500)));
      publish(1);
      goOn();
      if (kill % 5 == 2) {
        killProgram();
      } else {
        killServer(kill % 2 == 0);
      }
    }
    finishImports();
    try (Access access = Access.to(options(), EnumSet.noneOf(Role.class))) {
      settle(access.installation().log());
      assertThat(ids(access.installation().log(), Topic.POSTS)).hasSize(posts());
      assertThat(ids(access.installation().log(), Topic.JUDGED)).hasSize(posts());
      assertThat(access.installation().deadLetters().list(access.installation().log())).isEmpty();
    }
    assertThat(one("select count(*) from alerting.flagged_case")).isEqualTo(cases());
    assertThat(one("select count(distinct post_id) from alerting.flagged_case")).isEqualTo(cases());
    await().atMost(PATIENCE).untilAsserted(
        () -> assertThat(one("select count(*) from alerting.outbox where status = 'sent' and case_id is not null"))
            .isEqualTo(site.size()));
    assertThat(one("select count(distinct case_id) from alerting.outbox where case_id is not null"))
        .isEqualTo(site.size());
    assertThat(one("select count(distinct message_id) from alerting.mailbox where message_id in"
        + " (select message_id from alerting.outbox where case_id is not null)")).isEqualTo(site.size());
    program.stop();
    try (var index = FSDirectory.open(data.resolve("archive")); var reader = DirectoryReader.open(index)) {
      assertThat(reader.numDocs()).isEqualTo(posts());
    }
  }

  private int posts() { return files * LINES + site.size(); }

  private int cases() { return files * LINES / FLAGGED_EVERY + site.size(); }

  private void publish(int more) {
    for (int i = 0; i < more; i++) {
      site.publish("tin-" + site.size(), "Tin số " + site.size(), "Đây là tin " + Sample.FLAGGED + " số " + site
          .size());
    }
  }

  private void killProgram() throws Exception {
    program.kill();
    importing.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    program = Program.up(data, port);
  }

  private void killServer(boolean broker) {
    Optional<ProcessHandle> victim = await().atMost(PATIENCE).until(
        () -> broker ? program.broker() : program.database(), Optional::isPresent);
    victim.orElseThrow().destroyForcibly();
  }

  /// Keeps an import running: the same file again where one broke off, another where one has ended.
  private void goOn() throws IOException {
    if (!importing.isAlive()) {
      importing = importing.exitValue() == 0 ? nextImport() : sameImport();
    }
  }

  private void finishImports() throws Exception {
    for (int tries = 0; tries < 5; tries++) {
      assertThat(importing.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      if (importing.exitValue() == 0) {
        break;
      }
      importing = sameImport();
    }
    assertThat(importing.exitValue()).as(() -> said("import.err")).isZero();
    hurry();
    await().atMost(PATIENCE).until(() -> one("select count(*) from ingest.post_state where source = 'tin-xa'") == site
        .size());
  }

  private String said(String file) {
    try {
      return Program.said(data, file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Process nextImport() throws IOException {
    List<String> lines = new ArrayList<>(LINES);
    for (int i = 0; i < LINES; i++) {
      lines.add(
          "{\"id\":\"" + i + "\",\"text\":\"Dòng " + i + (i % FLAGGED_EVERY == 0 ? " " + Sample.FLAGGED : " thường")
              + "\"}");
    }
    Files.write(directory.resolve("nhap-" + files + ".jsonl"), lines);
    files++;
    return sameImport();
  }

  private Process sameImport() throws IOException {
    return Program.start(data, "import", List.of("import", directory.resolve("nhap-" + (files - 1) + ".jsonl")
        .toString()));
  }

  private static void settle(EventLog log) {
    await().atMost(PATIENCE).until(() -> log.lag(ClassifyRoom.GROUP, Topic.POSTS) == 0);
  }

  private static Set<String> ids(EventLog log, Topic topic) {
    Set<String> ids = new HashSet<>();
    log.scan(topic, stored -> ids.add(stored.keyText()));
    return ids;
  }

  /// A look is due in minutes, and so is a mail whose sender was killed at it.
  private void hurry() throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement()) {
      statement.execute("update ingest.watch set next_look = now()");
      statement.execute("update alerting.outbox set due_at = now() where status <> 'sent'");
    }
  }

  private long one(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    RunFile run = program.run();
    return DriverManager.getConnection(run.postgresUrl(), run.postgresUser(), run.postgresPassword());
  }

  private DataOptions options() { return CommandLine.populateCommand(new DataOptions(), "--data", data.toString()); }
}
