package haidang.console.api;

import haidang.classify.archive.Page;
import haidang.classify.archive.Search;
import haidang.classify.archive.UnreadableQuery;
import haidang.console.Faces;
import haidang.events.Judgement;
import haidang.events.PostId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Searching the archive.
@Controller(value = "/api/v1/posts", produces = MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Scope.Of.SEARCH)
final class PostsApi {
  private final Faces faces;

  PostsApi(Faces faces) { this.faces = faces; }

  @Get("{?q,order,limit,after}")
  HttpResponse<?> search(@QueryValue @Nullable String q, @QueryValue @Nullable String order,
      @QueryValue @Nullable Integer limit, @QueryValue @Nullable String after) {
    try {
      Page page = faces.archive().search(new Search(q == null ? "" : q, order(order), Paging.size(limit), after,
          after == null));
      Map<String, Object> answer = Json.page(page.hits().stream().map(Shapes::found).toList(), page.next());
      answer.put("reading", page.reading());
      page.summary().ifPresent(summary -> answer.put("summary", summary));
      return Json.ok(answer);
    } catch (UnreadableQuery e) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
  }

  private static Search.Order order(@Nullable String order) {
    try {
      return order == null ? Search.Order.NEWEST : Search.Order.valueOf(order.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "order is newest, oldest or relevance");
    }
  }

  @Get("/{id}")
  HttpResponse<?> one(String id) {
    Judgement found = find(id);
    return Json.ok(found);
  }

  private Judgement find(String id) {
    try {
      return faces.archive().find(new PostId(id))
          .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "the archive holds no post " + id));
    } catch (IllegalArgumentException e) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "that is no post id");
    }
  }
}
