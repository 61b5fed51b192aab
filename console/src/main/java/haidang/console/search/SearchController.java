package haidang.console.search;

import haidang.alerting.Case;
import haidang.classify.archive.Hit;
import haidang.classify.archive.Page;
import haidang.classify.archive.Search;
import haidang.classify.archive.UnreadableQuery;
import haidang.console.Bars;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
import haidang.events.PostId;
import haidang.events.Verdict;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Searching everything that was judged. The address of a page is its whole state.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.READ)
final class SearchController {
  private static final int SIZE = 20;
  private static final int DAYS = 60;

  private final Faces faces;
  private final Pages pages;
  private final SavedSearches saved;

  SearchController(Faces faces, Pages pages, SavedSearches saved) {
    this.faces = faces;
    this.pages = pages;
    this.saved = saved;
  }

  /// @param order `newest`, `oldest` or `relevance`
  @Get("/archive{?q,order,after}")
  HttpResponse<?> search(HttpRequest<?> request, @QueryValue @Nullable String q, @QueryValue @Nullable String order,
      @QueryValue @Nullable String after) {
    Session session = Forms.signedIn(request);
    String query = q == null ? "" : q;
    Search.Order by = order(order);
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("q", query);
    content.put("order", by.name().toLowerCase(java.util.Locale.ROOT));
    content.put("saved", saved.of(session.account()));
    content.put("mayExport", session.may(Permission.EXPORT));
    content.put("first", after == null);
    content.put("problem", null);
    content.put("page", null);
    content.put("found", List.of());
    content.put("facets", List.of());
    content.put("bars", null);
    try {
      Page page = faces.archive().search(new Search(query, by, SIZE, after, true));
      content.put("page", page);
      content.put("found", found(page.hits()));
      page.summary().ifPresent(summary -> {
        content.put("facets", FacetView.of(query, summary));
        content.put("bars", Bars.of(summary.days(), DAYS));
      });
    } catch (UnreadableQuery e) {
      content.put("problem", e.reason());
    }
    return pages.page(request, "archive", "archive", content);
  }

  private static Search.Order order(@Nullable String order) {
    return Arrays.stream(Search.Order.values()).filter(one -> one.name().equalsIgnoreCase(order)).findFirst()
        .orElse(Search.Order.NEWEST);
  }

  private List<Found> found(List<Hit> hits) {
    List<PostId> flagged = hits.stream().map(Hit::judgement).filter(one -> one.verdict() instanceof Verdict.Flagged)
        .map(one -> one.post().id()).toList();
    Map<PostId, Case> opened = faces.cases().ofPosts(flagged).stream()
        .collect(Collectors.toMap(one -> one.facts().post(), Function.identity()));
    return hits.stream().map(hit -> Found.of(hit, opened.get(hit.judgement().post().id()))).toList();
  }

  @Post(uri = "/archive/saved", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> save(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    saved.put(session.account(), Forms.field(form, "name"), Forms.field(form, "q"));
    return back(form);
  }

  @Post(uri = "/archive/saved/remove", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    saved.remove(session.account(), Forms.field(form, "name"));
    return back(form);
  }

  private static HttpResponse<?> back(Map<String, String> form) {
    URI archive = UriBuilder.of("/archive").queryParam("q", Forms.field(form, "q")).build();
    return HttpResponse.seeOther(archive);
  }
}
