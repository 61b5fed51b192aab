package haidang.console.search;

import haidang.classify.archive.Hit;
import haidang.classify.archive.Page;
import haidang.classify.archive.Search;
import haidang.classify.archive.UnreadableQuery;
import haidang.console.Faces;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import haidang.events.Verdict;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
@Controller(produces = MediaType.TEXT_HTML)
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

  @Get("/archive{?q,after}")
  HttpResponse<?> search(HttpRequest<?> request, @QueryValue @Nullable String q, @QueryValue @Nullable String after) {
    String query = q == null ? "" : q;
    Map<String, Object> content = new HashMap<>();
    content.put("q", query);
    content.put("problem", "");
    content.put("found", List.of());
    content.put("page", null);
    content.put("days", List.of());
    try {
      Page page = faces.archive().search(new Search(query, Search.Order.NEWEST, SIZE, after, true));
      content.put("page", page);
      content.put("found", page.hits().stream().map(this::found).toList());
      content.put("days", page.summary().map(Day::of).orElse(List.of()));
    } catch (UnreadableQuery e) {
      content.put("problem", String.valueOf(e.getMessage()));
    }
    return pages.page(request, "archive", "archive", content);
  }

  private Found found(Hit hit) {
    boolean flagged = hit.judgement().verdict() instanceof Verdict.Flagged;
    return Found.of(hit, flagged
        ? faces.cases().ofPost(hit.judgement().post().id()).map(one -> one.id().value()).orElse(null)
        : null);
  }
}
