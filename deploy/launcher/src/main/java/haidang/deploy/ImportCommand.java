package haidang.deploy;

import haidang.events.Malformed;
import haidang.events.SourceId;
import haidang.events.log.Topic;
import haidang.ingest.Import;
import haidang.ingest.fetch.Pause;
import haidang.ingest.jsonl.LineNumbers;
import haidang.ingest.jsonl.Rejects;
import haidang.ingest.jsonl.Unread;
import haidang.ingest.source.Route;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./haidang import FILE`.
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Nhập bài từ tệp JSON Lines và chờ xét xong. / Import posts from JSON Lines and wait for their judgement.",
    "Không báo cho ai. Nhập lại thì không ghi gì thêm; bị ngắt thì nhập tiếp. author.name là trường lồng.",
    "Nobody is notified. Repeating it publishes nothing; one cut short goes on. author.name is nested.",
    "a|b: trường đầu tiên mà dòng có. / a|b: the first field that a line has."})
final class ImportCommand implements Callable<Integer> {
  private static final String PURPOSE = "nhập tệp / import";

  @Mixin
  private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "FILE", description = "Mỗi dòng một đối tượng JSON, có thể nén gzip / one JSON object a line, may be packed by gzip")
  private Path file = Path.of("");

  @Option(names = "--source", paramLabel = "ID", description = "Mã nguồn (nếu không: tên tệp) / source id (else the file's name)")
  private @Nullable String source;

  @Option(names = "--purpose", defaultValue = PURPOSE, description = "Nhập để làm gì / what it is imported for (${DEFAULT-VALUE})")
  private String purpose = PURPOSE;

  @Mixin
  private FieldOptions fields = new FieldOptions();

  @Option(names = "--rejects", paramLabel = "FILE", description = "Nơi ghi nguyên văn dòng bị loại, sửa xong thì xoá / where refused lines go as they were; delete it after repair (DIR/imports/ID.rejects.jsonl)")
  private @Nullable Path rejects;

  @Option(names = "--json", description = "Luôn in JSON / it is always JSON")
  void json(boolean asked) {
    // who asks for what comes anyway is not refused
  }

  @Override
  public Integer call() throws Exception {
    Given.lasting(file);
    Source into = source();
    Path refused = rejects == null
        ? data.home().path().resolve("imports").resolve(into.id() + ".rejects.jsonl")
        : rejects;
    Rejects.demandOther(refused, file);
    try (HowFar far = new HowFar();
        Access access = Access.to(data, EnumSet.of(Role.CLASSIFY, Role.ARCHIVE, Role.ALERTING))) {
      return run(access.installation(), new Import.Order(into, file, fields.mapping(), refused, rejects == null),
          far);
    }
  }

  private int run(Installation installation, Import.Order order, HowFar far) throws Exception {
    long letters = aside(installation, order);
    Instant begin = Instant.now();
    Import.Progress done;
    try (Progress bar = Progress.on("Đọc / read", Files.size(file))) {
      done = installation.ingest().importer().run(order, p -> {
        far.has(p);
        bar.to(p.bytes(), p.total(), p.read() + " dòng / lines, " + p.published() + " bài / published, " + p.rejected()
            + " loại / refused");
      });
    }
    long waiting = new Judged(installation.log(), InstantSource.system(), Pause.SLEEP).await(done.published());
    double seconds = Duration.between(begin, Instant.now()).toNanos() / 1e9;
    long judged = Math.max(0, done.published() - waiting - (aside(installation, order) - letters));
    Printed.json(figures(done, judged, seconds));
    if (waiting > 0) {
      System.err.println("Không ai xét bài lúc này: bài đã ghi xong, sẽ được xét khi vai trò classify chạy");
      System.err.println("Nobody judges posts just now: they are published, and judged when the role classify runs");
    }
    long refused = done.earlier().rejected() + done.rejected();
    tell(done.unread());
    if (refused > 0) {
      System.err.println(refused(refused, order.rejects()));
    }
    return refused + waiting > 0 ? 1 : 0;
  }

  /// Whoever imports repairs what was refused, and answers for the file until then.
  static String refused(long lines, Path file) {
    return """
        %d dòng bị loại, xem %s
        Tệp ấy giữ nguyên văn các dòng, cả tên tác giả, và lệnh erase không với tới: sửa và nhập lại xong thì xoá nó.
        %s refused, see %2$s
        It holds the lines as they were, authors' names included, and erase does not reach it: delete it once repaired."""
        .formatted(lines, file, Counted.of(lines, "line"));
  }

  private void tell(Unread unread) {
    LineNumbers undated = unread.undated();
    if (undated.count() > 0) {
      System.err.println(undated.count() + " bài không có ngày vì '" + fields.published()
          + "' không đọc được, ở dòng " + first(undated));
      System.err.println(Counted.of(undated.count(), "post") + " without a date, as '" + fields.published()
          + "' could not be read, in line " + first(undated));
    }
    unread.dropped().fields().forEach((field, lines) -> {
      System.err.println(lines.count() + " bài nhập thiếu '" + field + "' vì không đọc được, ở dòng " + first(lines));
      System.err.println(Counted.of(lines.count(), "post") + " imported without '" + field
          + "', as it could not be read, in line " + first(lines));
    });
  }

  private static String first(LineNumbers lines) {
    return lines.first().stream().map(String::valueOf).collect(Collectors.joining(", ")) + (lines.count() > lines
        .first().size() ? ", …" : "");
  }

  /// Posts of this source that could not be judged and lie among the dead letters.
  private static long aside(Installation installation, Import.Order order) {
    String ofSource = ":" + order.source().id() + "/";
    return installation.deadLetters().list(installation.log()).stream()
        .filter(letter -> letter.topic().equals(Topic.POSTS.wireName())
            && new String(letter.key(), StandardCharsets.UTF_8).replaceFirst("^[^:]*", "").startsWith(ofSource))
        .count();
  }

  private static Map<String, Object> figures(Import.Progress done, long judged, double seconds) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("read", done.read());
    figures.put("published", done.published());
    figures.put("unchanged", done.unchanged());
    figures.put("rejected", done.rejected());
    figures.put("undated", done.unread().undated().count());
    Map<String, Long> dropped = new TreeMap<>();
    done.unread().dropped().fields().forEach((field, lines) -> dropped.put(field, lines.count()));
    if (!dropped.isEmpty()) {
      figures.put("dropped", dropped);
    }
    figures.put("judged", judged);
    figures.put("seconds", Math.round(seconds * 1000) / 1000.0);
    figures.put("postsPerSecond", Math.round(judged / seconds));
    if (done.earlier().read() > 0) {
      figures.put("earlier", done.earlier());
    }
    return figures;
  }

  private Source source() {
    String name = file.getFileName().toString();
    String code = source != null
        ? source
        : name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "").replaceFirst("\\.[a-z0-9]+$", "")
            .replaceAll("[^a-z0-9.-]+", "-")
            .replaceAll("^[^a-z0-9]+", "");
    try {
      return source(new SourceId(code), name, purpose);
    } catch (Malformed e) {
      throw new WrongUse("Không dùng '" + code + "' làm mã nguồn được; hãy đặt bằng --source",
          e.getMessage() + "; name it with --source", e);
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
