package haidang.console.review;

import haidang.alerting.Case;
import haidang.alerting.CaseFilter;
import haidang.alerting.CaseId;
import haidang.alerting.Check;
import haidang.alerting.StaleCase;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
import haidang.events.Category;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The list of cases, one case with its checklist and timeline.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CasesController {
  private static final int SIZE = 25;
  private static final int SIMILAR = 5;

  private final Faces faces;
  private final Pages pages;
  private final InstantSource clock;

  CasesController(Faces faces, Pages pages, InstantSource clock) {
    this.faces = faces;
    this.pages = pages;
    this.clock = clock;
  }

  @Get("/cases{?status,category,after}")
  @Secured(Permission.READ)
  HttpResponse<?> cases(HttpRequest<?> request, @QueryValue @Nullable String status,
      @QueryValue @Nullable String category, @QueryValue @Nullable String after) {
    CaseFilter.Status wanted = status(status);
    Category kind = category(category);
    CaseId from = after == null ? null : Deciding.caseId(after);
    List<Case> found = faces.cases().list(new CaseFilter(wanted, kind, from), SIZE + 1);
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("rows", found.stream().limit(SIZE).map(this::view).toList());
    content.put("status", wanted.name().toLowerCase(Locale.ROOT));
    content.put("statuses", Arrays.stream(CaseFilter.Status.values()).map(one -> one.name().toLowerCase(Locale.ROOT))
        .toList());
    content.put("category", kind == null ? "" : kind.code());
    content.put("next", found.size() > SIZE ? found.get(SIZE - 1).id().value() : "");
    return pages.page(request, "cases", "cases", content);
  }

  /// An unknown status is all of them.
  static CaseFilter.Status status(@Nullable String code) {
    return Arrays.stream(CaseFilter.Status.values()).filter(one -> one.name().equalsIgnoreCase(code)).findFirst()
        .orElse(CaseFilter.Status.ALL);
  }

  static @Nullable Category category(@Nullable String code) {
    return Arrays.stream(Category.values()).filter(one -> one.code().equals(code)).findFirst().orElse(null);
  }

  @Get("/cases/{id}{?problem}")
  @Secured(Permission.READ)
  HttpResponse<?> one(HttpRequest<?> request, String id, @QueryValue @Nullable String problem) {
    Session session = Forms.signedIn(request);
    Case found = found(id);
    CaseView view = view(found);
    faces.audit().record(session.account(), "look", id, "");
    Optional<Case> into = found instanceof Case.Merged merged ? faces.cases().find(merged.into()) : Optional.empty();
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("view", view);
    content.put("timeline", faces.cases().timeline(found.id()).reversed());
    content.put("checks", faces.cases().checklist(found.id()));
    content.put("similar", Alike.to(view.post(), faces.archive(), faces.cases(), SIMILAR));
    content.put("into", into.map(this::view).orElse(null));
    content.put("merged", faces.cases().merged(found.id()).stream().map(this::view).toList());
    content.put("mayDecide", session.may(Permission.DECIDE));
    content.put("problem", Problems.known(problem));
    return pages.page(request, "case", "cases", content);
  }

  private CaseView view(Case one) { return CaseView.of(one, faces.archive().find(one.facts().post())); }

  private Case found(String id) {
    return faces.cases().find(Deciding.caseId(id))
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "there is no case " + id));
  }

  @Post(uri = "/cases/{id}/check", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> check(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      faces.cases().check(found(id).id(), new Check(Check.Item.valueOf(upper(form, "item")),
          Check.Outcome.valueOf(upper(form, "outcome")), Forms.field(form, "note").strip(), session.account(),
          clock.instant()));
    } catch (IllegalArgumentException e) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "not an answer to the checklist");
    }
    return HttpResponse.seeOther(URI.create("/cases/" + id + "#checks"));
  }

  /// @param form `revision` and `why`
  @Post(uri = "/cases/{id}/reopen", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> reopen(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      faces.cases().reopen(Deciding.caseId(id), Deciding.revision(Forms.field(form, "revision")), session.account(),
          Forms.field(form, "why").strip());
      return HttpResponse.seeOther(URI.create("/cases/" + id + "#decide"));
    } catch (StaleCase e) {
      return HttpResponse.seeOther(URI.create("/cases/" + id + "?problem=stale"));
    } catch (IllegalArgumentException e) {
      return HttpResponse.seeOther(URI.create("/cases/" + id + "?problem=why"));
    }
  }

  private static String upper(Map<String, String> form, String field) {
    return Forms.field(form, field).toUpperCase(Locale.ROOT);
  }
}
