package haidang.console.search;

import haidang.classify.archive.UnreadableQuery;
import haidang.console.Faces;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
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
  private static final String HEADER = "id,source,published,collected,verdict,rules,title,text,link\r\n";
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Faces faces;

  ExportController(Faces faces) { this.faces = faces; }

  @Get(uri = "/archive/export.csv{?q}", produces = "text/csv;charset=utf-8")
  HttpResponse<?> csv(HttpRequest<?> request, @QueryValue @Nullable String q) {
    Publisher<byte[]> head = Flux.just(BOM, HEADER.getBytes(StandardCharsets.UTF_8));
    return file(request, q, "csv", Flux.concat(head, lines(q, ExportController::row)));
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

  static String row(Judgement judgement) {
    Post post = judgement.post();
    List<String> rules = judgement.verdict() instanceof Verdict.Flagged flagged
        ? flagged.flags().stream().map(flag -> flag.rule()).toList()
        : List.of();
    return Stream.of(post.id(), post.source(), post.published() == null ? "" : post.published().at(), post.collected(),
        judgement.verdict().kind(), String.join(" ", rules), post.title() == null ? "" : post.title(), post
            .text(),
        post.permalink() == null ? "" : post.permalink()).map(field -> cell(field.toString())).collect(Collectors
            .joining(",", "", "\r\n"));
  }

  /// A cell that no spreadsheet takes for a formula.
  static String cell(String text) {
    String shown = text.stripLeading();
    boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0
        || !shown.isEmpty() && "=+-@＝＋－＠".indexOf(shown.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }
}
