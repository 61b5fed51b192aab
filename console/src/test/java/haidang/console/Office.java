package haidang.console;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import haidang.alerting.AlertingConfig;
import haidang.alerting.AlertingRoom;
import haidang.alerting.SourceNames;
import haidang.classify.ArchiveRoom;
import haidang.classify.ClassifyConfig;
import haidang.classify.feed.RuleFeed;
import haidang.classify.rules.LegalBases;
import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.console.signin.Role;
import haidang.console.signin.SignedIn;
import haidang.deploy.embedded.SharedPostgres;
import haidang.deploy.embedded.TemporaryDirectory;
import haidang.events.MemoryVault;
import haidang.events.Post;
import haidang.events.Posts;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import haidang.events.memory.MemoryEventLog;
import haidang.ingest.IngestConfig;
import haidang.ingest.IngestRoom;
import haidang.ingest.SourcesFile;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// A whole console over the real rooms, an in-memory log and a real database, and a plain HTTP client before it.
public final class Office implements AutoCloseable {
  public static final String PASSWORD = "một câu dễ nhớ";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final byte[] KEY = new byte[32];

  public final AtomicReference<Instant> now = new AtomicReference<>(Posts.NOON);
  public final ApplicationContext context;
  public final AlertingRoom alerting;
  public final HikariDataSource database = SharedPostgres.fresh("console", Office::migrate);

  private final Path index = TemporaryDirectory.create("console-archive");
  private final InstantSource clock = now::get;
  private final MemoryEventLog log = new MemoryEventLog(new MemoryVault(), clock);
  private final RuleSet rules;
  private final IngestRoom ingest;
  private final ArchiveRoom archive;
  private final ConsoleRoom console;
  private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  public Office(ConsoleConfig config, RulePack pack) { this(config, pack, Map.of()); }

  /// @param settings of the web server, for what a test adds to it
  Office(ConsoleConfig config, RulePack pack, Map<String, Object> settings) {
    this.rules = RuleSet.compile(pack).rules();
    ingest = new IngestRoom(database, log, KEY, IngestConfig.DEFAULT, clock, new SecureRandom());
    alerting = new AlertingRoom(database, log, KEY, AlertingConfig.defaults(), clock, new Random(1),
        SourceNames.IDS);
    alerting.start();
    archive = ArchiveRoom.start(log, ClassifyConfig.defaults("test", index), KEY, clock);
    var faces = new Faces(alerting.cases(), alerting.figures(), alerting.mailbox(), alerting.digests(),
        alerting.silences(), alerting.audit(), archive.archive(), ingest.sources(),
        () -> Optional.of(new RuleFeed.InForce(1, rules, List.of())),
        LegalBases.shipped(), () -> true);
    context = ApplicationContext.builder().banner(false).deduceEnvironment(false)
        .properties(Map.of("micronaut.server.port", -1)).properties(settings).build();
    context.getEnvironment().start();
    console = ConsoleRoom.start(context, faces, database, KEY, config, clock);
  }

  /// With the shipped rules and an administrator whose password is [#PASSWORD].
  public static Office open() { return new Office(config(ConsoleConfig.Oidc.NONE), RulePack.shipped()); }

  public static ConsoleConfig config(ConsoleConfig.Oidc oidc) {
    ConsoleConfig usual = ConsoleConfig.defaults();
    return new ConsoleConfig(false, usual.idle(), usual.lifetime(), PASSWORD, 30, oidc, usual.zone(), false);
  }

  private static void migrate(DataSource empty) {
    IngestRoom.migrate(empty);
    AlertingRoom.migrate(empty);
    ConsoleRoom.migrate(empty);
  }

  public void sources(String yaml) { ingest.sources().apply(SourcesFile.parse("sources.yaml", yaml)); }

  /// Has posts judged by the rules and waits until the archive and the cases know them.
  public void judged(Post... posts) {
    try (Writer writer = log.writer("classify")) {
      writer.append(tx -> tx.appendAll(Arrays.stream(posts).map(rules::judge).map(Wire::event).toList()));
    }
    Post last = posts[posts.length - 1];
    await().atMost(PATIENCE).until(() -> {
      now.set(now.get().plusSeconds(1)); // the archive shows what is new once a second
      return archive.archive().find(last.id()).isPresent() && Stream.of(posts)
          .filter(post -> !rules.judge(post).verdict().kind().equals("clean"))
          .allMatch(post -> alerting.cases().ofPost(post.id()).isPresent());
    });
  }

  /// A cookie of somebody who has this role and is signed in.
  public SignedIn as(Role role) { return SignedIn.as(context, database, role, now.get()); }

  public HttpResponse<String> get(String path, String... headers) { return send("GET", path, null, headers); }

  public HttpResponse<String> get(String path, SignedIn person) { return get(path, "Cookie", person.cookie()); }

  /// Sends a form with the person's token in it.
  public HttpResponse<String> post(String path, SignedIn person, String... fields) {
    String form = Stream.concat(Stream.of("csrf=" + person.csrf()), pairs(fields).map(pair -> pair[0] + "="
        + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))).collect(Collectors.joining("&"));
    return send("POST", path, form, "Cookie", person.cookie(), "Content-Type", "application/x-www-form-urlencoded");
  }

  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    return send(method, path, body, HttpResponse.BodyHandlers.ofString(), headers);
  }

  /// As it comes over the wire.
  public HttpResponse<byte[]> bytes(String path, String... headers) {
    return send("GET", path, null, HttpResponse.BodyHandlers.ofByteArray(), headers);
  }

  private <T> HttpResponse<T> send(String method, String path, String body, HttpResponse.BodyHandler<T> as,
      String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url(path)).method(method, body == null
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(body));
    pairs(headers).forEach(pair -> request.header(pair[0], pair[1]));
    try {
      return http.send(request.build(), as);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String[]> pairs(String... words) {
    return java.util.stream.IntStream.range(0, words.length / 2)
        .mapToObj(i -> new String[]{words[2 * i], words[2 * i + 1]});
  }

  public URI url(String path) { return URI.create("http://localhost:" + console.port() + path); }

  @Override
  public void close() {
    console.close();
    archive.close();
    alerting.close();
    try {
      ingest.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.close();
    http.close();
    database.close();
    TemporaryDirectory.delete(index);
  }
}
