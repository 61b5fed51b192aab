package haidang.console.search;

import haidang.classify.archive.UnreadableQuery;
import haidang.console.ConsoleConfig;
import haidang.console.Faces;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.Verdict;
import haidang.events.log.Wire;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/// All posts of a query as a file, written as it is read.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.EXPORT)
final class ExportController {
  private static final String HEADER = "id,source,published,collected,verdict,severity,categories,rules,title,text,link\r\n";
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Faces faces;
  private final ZoneId zone;

  ExportController(Faces faces, ConsoleConfig config) {
    this.faces = faces;
    zone = config.zone();
  }

  @Get(uri = "/archive/export.csv{?q}", produces = "text/csv;charset=utf-8")
  HttpResponse<?> csv(HttpRequest<?> request, @QueryValue @Nullable String q) {
    Publisher<byte[]> head = Flux.just(BOM, HEADER.getBytes(StandardCharsets.UTF_8));
    return file(request, q, "csv", Flux.concat(head, lines(q, one -> row(one, zone))));
  }

  @Get(uri = "/archive/export.jsonl{?q}", produces = "application/x-ndjson")
  HttpResponse<?> jsonl(HttpRequest<?> request, @QueryValue @Nullable String q) {
    return file(request, q, "jsonl", lines(q, one -> new String(Wire.bytes(one), StandardCharsets.UTF_8) + "\n"));
  }

  private HttpResponse<?> file(HttpRequest<?> request, @Nullable String q, String kind, Publisher<byte[]> body) {
    Session session = Session.of(request);
    try {
      faces.archive().export(query(q)).close();
    } catch (UnreadableQuery e) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, e.getMessage());
    }
    faces.audit().record(session == null ? "-" : session.account(), "export", kind, query(q));
    return HttpResponse.ok(body).header("Content-Disposition", "attachment; filename=\"hai-dang." + kind + "\"");
  }

  private Flux<byte[]> lines(@Nullable String q, java.util.function.Function<Judgement, String> line) {
    return Flux.using(() -> faces.archive().export(query(q)), Flux::fromStream, Stream::close)
        .map(one -> line.apply(one).getBytes(StandardCharsets.UTF_8));
  }

  private static String query(@Nullable String q) { return q == null ? "" : q; }

  static String row(Judgement judgement, ZoneId zone) {
    Post post = judgement.post();
    List<Flag> flags = judgement.verdict() instanceof Verdict.Flagged flagged ? flagged.flags() : List.of();
    return Stream.of(post.id(), post.source(), post.published() == null ? "" : time(post.published().at(), zone),
        time(post.collected(), zone), judgement.verdict().kind(),
        flags.isEmpty() ? "" : flags.getFirst().severity().code(),
        flags.stream().map(flag -> flag.category().code()).distinct().collect(Collectors.joining(" ")),
        flags.stream().map(Flag::rule).collect(Collectors.joining(" ")), post.title() == null ? "" : post.title(),
        post.text(), post.permalink() == null ? "" : post.permalink()).map(field -> cell(field.toString()))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String time(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  /// A cell that no spreadsheet takes for a formula.
  static String cell(String text) {
    String shown = text.stripLeading();
    boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0
        || !shown.isEmpty() && "=+-@＝＋－＠".indexOf(shown.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }
}
