package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import haidang.alerting.AlertingRoom;
import haidang.alerting.Cases;
import haidang.deploy.demo.Beginning;
import haidang.deploy.embedded.Ports;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first command of a new user, as the built program runs it.
class DemoIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern PASSWORD = Pattern.compile("Mật khẩu +([a-z0-9]{12,})");
  private static final Pattern SITES = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/");

  @TempDir
  private Path directory;

  @Test
  void casesAppearMoreFollowAndWipeRemovesItAll() throws Exception {
    Path data = directory.resolve(DemoCommand.DATA).normalize();
    try (Program program = Program.demo(data, Ports.free())) {
      await().atMost(PATIENCE).until(() -> Program.said(data, "demo.out").contains("Ctrl-C"));
      String said = Program.said(data, "demo.out");
      demandOpenDoor(said, program.run().console());
      demandGrowth(data, program.run());
      program.stop();
    }
    assertThat(Program.command(List.of("wipe", "--yes")).directory(directory.toFile()).start().waitFor()).isZero();
    assertThat(Files.exists(data)).isFalse();
  }

  @Test
  void theDistributionHasLearnedToStartQuickly() throws Exception {
    try (Stream<Path> learned = Files.walk(Program.HOME.resolve("learned"))) {
      assertThat(learned.map(path -> path.getFileName().toString())).contains("program.aot", "broker.aot");
    }
  }

  /// What the terminal says leads a person in, and the console says what it shows.
  private static void demandOpenDoor(String said, String console) throws Exception {
    assertThat(found(PASSWORD, said)).isNotBlank();
    assertThat(said).contains(console, "Password");
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(get(client, console + "/sign-in").body()).contains("Dữ liệu mẫu");
      assertThat(get(client, found(SITES, said) + "/kenh/").body()).contains("DỮ LIỆU MẪU");
    }
  }

  private static void demandGrowth(Path data, RunFile run) throws Exception {
    var home = new Home(data);
    try (ApplicationContext context = Configuration.read(home, 0);
        Installation installation = Installation.attach(home, new Settings(context.getEnvironment()), Endpoints.of(run),
            run
                .console(),
            InstantSource.system())) {
      AlertingRoom alerting = installation.alerting();
      Instant start = Instant.parse(Beginning.read(data).start());
      await().atMost(PATIENCE).until(() -> alerting.cases().tally().waiting() >= 40);
      await().atMost(PATIENCE).until(() -> publishedAfter(start, alerting.cases()) >= 2);
      await().atMost(PATIENCE).until(() -> !alerting.mailbox().newest(1).isEmpty());
    }
  }

  private static long publishedAfter(Instant start, Cases cases) {
    return cases.recent(200).stream().map(one -> one.facts().published()).filter(at -> at != null && at.isAfter(start))
        .count();
  }

  private static String found(Pattern pattern, String said) {
    Matcher matcher = pattern.matcher(said);
    assertThat(matcher.find()).as(said).isTrue();
    return matcher.group(1);
  }

  private static HttpResponse<String> get(HttpClient client, String url) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
