package haidang.console.search;

import haidang.classify.archive.Hit;
import haidang.classify.archive.Page;
import haidang.classify.archive.Search;
import haidang.classify.archive.UnreadableQuery;
import haidang.console.Faces;
import haidang.console.Pages;
import haidang.console.review.Piece;
import haidang.console.signin.Permission;
import haidang.events.Judgement;
import haidang.events.Span;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Searching everything that was judged.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.READ)
final class SearchController {
  private static final int SIZE = 20;

  private final Faces faces;
  private final Pages pages;

  SearchController(Faces faces, Pages pages) {
    this.faces = faces;
    this.pages = pages;
  }

  /// A post in the list of an answer.
  public record Found(Judgement judgement, List<Piece> text) {
    static Found of(Hit hit) {
      List<Span> spans = hit.highlights().stream().filter(one -> one.field().equals("text"))
          .map(one -> new Span("text", one.start(), one.end(), List.of())).toList();
      return new Found(hit.judgement(), Piece.of(hit.judgement().post().text(), spans));
    }
  }

  @Get("/archive{?q,after}")
  HttpResponse<?> search(HttpRequest<?> request, @QueryValue @Nullable String q, @QueryValue @Nullable String after) {
    String query = q == null ? "" : q;
    Map<String, Object> content = new HashMap<>();
    content.put("q", query);
    content.put("problem", "");
    content.put("found", List.of());
    content.put("page", null);
    try {
      Page page = faces.archive().search(new Search(query, Search.Order.NEWEST, SIZE, after, true));
      content.put("page", page);
      content.put("found", page.hits().stream().map(Found::of).toList());
    } catch (UnreadableQuery e) {
      content.put("problem", String.valueOf(e.getMessage()));
    }
    return pages.page(request, "archive", "archive", content);
  }
}
