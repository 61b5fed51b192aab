package haidang.deploy;

import haidang.classify.ClassifyRoom;
import haidang.events.Malformed;
import haidang.events.SourceId;
import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import haidang.ingest.Import;
import haidang.ingest.jsonl.FieldMapping;
import haidang.ingest.source.Route;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./haidang import FILE`.
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Import posts from a file of JSON Lines and wait until all are judged; nobody is notified.",
    "Repeating it publishes nothing; one that was cut short goes on. A field may be nested: author.name."})
final class ImportCommand implements Callable<Integer> {
  private static final String PURPOSE = "nhập tệp / import";
  private static final Duration LOOK = Duration.ofMillis(50);

  @Mixin
  private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "FILE", description = "One JSON object a line")
  private Path file = Path.of("");

  @Option(names = "--source", paramLabel = "ID", description = "Source id (default: the file's name)")
  private @Nullable String source;

  @Option(names = "--purpose", defaultValue = PURPOSE, description = "What it is imported for (default: ${DEFAULT-VALUE})")
  private String purpose = PURPOSE;

  @Option(names = "--id", paramLabel = "FIELD", description = "Field of the id (default id, else the line's number)")
  private @Nullable String id;

  @Option(names = "--text", paramLabel = "FIELD", defaultValue = "text", description = "default ${DEFAULT-VALUE}")
  private String text = "text";

  @Option(names = "--title", paramLabel = "FIELD", defaultValue = "title", description = "default ${DEFAULT-VALUE}")
  private String title = "title";

  @Option(names = "--author", paramLabel = "FIELD", defaultValue = "author", description = "default ${DEFAULT-VALUE}")
  private String author = "author";

  @Option(names = "--published", paramLabel = "FIELD", defaultValue = "published", description = "default ${DEFAULT-VALUE}")
  private String published = "published";

  @Option(names = "--url", paramLabel = "FIELD", defaultValue = "url", description = "default ${DEFAULT-VALUE}")
  private String url = "url";

  @Option(names = "--kind", paramLabel = "FIELD", defaultValue = "kind", description = "post, comment, video or article; default ${DEFAULT-VALUE}")
  private String kind = "kind";

  @Option(names = "--parent", paramLabel = "FIELD", defaultValue = "parent", description = "default ${DEFAULT-VALUE}")
  private String parent = "parent";

  @Option(names = "--language", paramLabel = "FIELD", defaultValue = "language", description = "default ${DEFAULT-VALUE}")
  private String language = "language";

  @Option(names = "--rejects", paramLabel = "FILE", description = "Where refused lines go (default DIR/imports/ID.rejects.jsonl)")
  private @Nullable Path rejects;

  @Override
  public Integer call() throws Exception {
    Given.readable(file);
    Source into = source();
    Path refused = rejects == null
        ? data.home().path().resolve("imports").resolve(into.id() + ".rejects.jsonl")
        : rejects;
    var fields = new FieldMapping(id == null ? "id" : id, id != null, text, title, author, published, url, kind, parent,
        language);
    try (Access access = Access.to(data, EnumSet.of(Role.CLASSIFY, Role.ARCHIVE, Role.ALERTING))) {
      return run(access.installation(), new Import.Order(into, file, fields, refused));
    }
  }

  private int run(Installation installation, Import.Order order) throws Exception {
    long letters = aside(installation, order);
    Instant begin = Instant.now();
    Import.Progress done;
    try (Progress bar = Progress.on("Đọc / read", Files.size(file))) {
      done = installation.ingest().importer().run(order, p -> bar.to(p.bytes(), p.total(), p.read() + " lines, " + p
          .published() + " published, " + p.rejected() + " rejected"));
    }
    awaitJudged(installation.log(), done.published());
    double seconds = Duration.between(begin, Instant.now()).toNanos() / 1e9;
    long judged = done.published() - (aside(installation, order) - letters);
    Printed.json(figures(done, judged, seconds));
    if (done.rejected() > 0) {
      System.err.println(done.rejected() + " lines were refused: see " + order.rejects());
    }
    return done.rejected() > 0 ? 1 : 0;
  }

  static void awaitJudged(EventLog log, long published) throws InterruptedException {
    try (Progress bar = Progress.on("Xét / judged", published)) {
      for (long lag = log.lag(ClassifyRoom.GROUP, Topic.POSTS); lag > 0; lag = log.lag(ClassifyRoom.GROUP,
          Topic.POSTS)) {
        bar.to(Math.max(0, published - lag), published, lag + " waiting");
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      }
    }
  }

  /// Posts of this source that could not be judged and lie among the dead letters.
  private static long aside(Installation installation, Import.Order order) {
    String prefix = SourceKind.IMPORT.platform() + ":" + order.source().id() + "/";
    return installation.deadLetters().list(installation.log()).stream()
        .filter(letter -> letter.topic().equals(Topic.POSTS.wireName())
            && new String(letter.key(), StandardCharsets.UTF_8).startsWith(prefix))
        .count();
  }

  private static Map<String, Object> figures(Import.Progress done, long judged, double seconds) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("read", done.read());
    figures.put("published", done.published());
    figures.put("rejected", done.rejected());
    figures.put("judged", judged);
    figures.put("seconds", Math.round(seconds * 1000) / 1000.0);
    figures.put("postsPerSecond", Math.round(judged / seconds));
    return figures;
  }

  private Source source() {
    String name = file.getFileName().toString();
    String code = source != null
        ? source
        : name.toLowerCase(Locale.ROOT).replaceFirst("\\.[a-z0-9]+$", "").replaceAll("[^a-z0-9.-]+", "-")
            .replaceAll("^[^a-z0-9]+", "");
    try {
      return source(new SourceId(code), name, purpose);
    } catch (Malformed e) {
      throw new Refused(e.getMessage() + "; name it with --source", e);
    }
  }

  /// A source whose posts a person hands in.
  static Source source(SourceId id, String name, String purpose) {
    var route = new Route(System.getProperty("user.name", "unknown"), LocalDate.now(Source.HOME),
        "tệp được giao tận tay / a file handed in");
    return new Source(id, SourceKind.IMPORT, null, name, purpose, route, null, Source.HOME, Duration.ofDays(1), Duration
        .ofDays(7), Selectors.NONE, null, true);
  }
}
