package haidang.console.api;

import haidang.alerting.Case;
import haidang.alerting.CaseFilter;
import haidang.alerting.CaseId;
import haidang.alerting.Label;
import haidang.alerting.StaleCase;
import haidang.console.Faces;
import haidang.console.PlainText;
import haidang.console.review.Deciding;
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
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Cases and the decisions on them.
@Controller(value = "/api/v1", produces = MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CasesApi {
  private static final Set<String> PERSONS_ALONE = Arrays.stream(Label.values()).filter(Label::ofTruth)
      .map(Label::code).collect(Collectors.toSet());

  private final Faces faces;
  private final InstantSource clock;

  CasesApi(Faces faces, InstantSource clock) {
    this.faces = faces;
    this.clock = clock;
  }

  @Get("/cases{?status,category,limit,after}")
  @Secured(Scope.Of.CASES)
  HttpResponse<?> cases(@QueryValue @Nullable String status, @QueryValue @Nullable String category,
      @QueryValue @Nullable Integer limit, @QueryValue @Nullable String after) {
    int size = Paging.size(limit);
    List<Case> found = list(status(status), category(category), after, size);
    return Json.ok(Json.page(found.stream().limit(size).map(Shapes::one).toList(), next(found, size)));
  }

  @Get("/cases/{id}")
  @Secured(Scope.Of.CASES)
  HttpResponse<?> one(String id) {
    CaseId caseId = Deciding.caseId(id);
    Case found = faces.cases().find(caseId)
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "there is no case " + id));
    return Json.ok(Shapes.whole(found, faces.cases().timeline(caseId), faces.cases().checklist(caseId)));
  }

  @Get("/decisions{?limit,after}")
  @Secured(Scope.Of.DECISIONS)
  HttpResponse<?> decisions(@QueryValue @Nullable Integer limit, @QueryValue @Nullable String after) {
    int size = Paging.size(limit);
    List<Case> found = list(CaseFilter.Status.DECIDED, null, after, size);
    return Json.ok(Json.page(found.stream().limit(size).map(Case.Closed.class::cast).map(Shapes::decision).toList(),
        next(found, size)));
  }

  /// Fields: `revision`, `label`, and as the label asks for them `reason`, `note`, `cited`. The same request again
  /// changes nothing and answers the same.
  @Post(uri = "/cases/{id}/decision", consumes = MediaType.APPLICATION_JSON)
  @Secured(Scope.Of.DECIDE)
  HttpResponse<?> decide(HttpRequest<?> request, String id, @Body Map<String, Object> body) {
    Tokens.Bearer bearer = request.getAttribute(TokenFetcher.BEARER, Tokens.Bearer.class).orElseThrow();
    CaseId caseId = Deciding.caseId(id);
    if (PERSONS_ALONE.contains(field(body, "label").toLowerCase(Locale.ROOT))) {
      throw new HttpStatusException(HttpStatus.FORBIDDEN,
          "what is true or false is said by a person, on the case's own page");
    }
    try {
      int revision = Deciding.revision(field(body, "revision"));
      Case.Closed closed = faces.cases().decide(caseId, revision, Deciding.finding(bearer.account(),
          field(body, "label"), field(body, "reason"), field(body, "note"), field(body, "cited"),
          field(body, "document"), clock.instant()),
          bearer.account() + " " + id + " " + revision);
      return Json.ok(Shapes.decision(closed));
    } catch (StaleCase e) {
      return Json.problem(HttpStatus.CONFLICT, e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, e.getMessage());
    }
  }

  private static String field(Map<String, Object> body, String name) {
    Object value = body.get(name);
    return value == null ? "" : PlainText.of(value.toString());
  }

  private List<Case> list(CaseFilter.Status status, @Nullable Category category, @Nullable String after, int size) {
    CaseId from = after == null ? null : Deciding.caseId(after);
    return faces.cases().list(new CaseFilter(status, category, from), size + 1);
  }

  private static @Nullable String next(List<Case> found, int size) {
    return found.size() > size ? found.get(size - 1).id().value() : null;
  }

  private static CaseFilter.Status status(@Nullable String code) {
    return code == null
        ? CaseFilter.Status.ALL
        : Arrays.stream(CaseFilter.Status.values()).filter(one -> Shapes.lower(one).equals(code)).findFirst()
            .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "there is no status " + code));
  }

  private static @Nullable Category category(@Nullable String code) {
    return code == null
        ? null
        : Arrays.stream(Category.values()).filter(one -> one.code().equals(code)).findFirst()
            .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "there is no category " + code));
  }
}
