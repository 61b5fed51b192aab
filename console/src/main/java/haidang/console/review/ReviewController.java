package haidang.console.review;

import haidang.alerting.Case;
import haidang.alerting.CaseId;
import haidang.alerting.Finding;
import haidang.alerting.Label;
import haidang.alerting.Reason;
import haidang.alerting.StaleCase;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The queue with its reading pane, one case, and the decision.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReviewController {
  private static final int BATCH = 10;
  private static final int QUEUE = 50;

  private final Faces faces;
  private final Pages pages;
  private final InstantSource clock;

  ReviewController(Faces faces, Pages pages, InstantSource clock) {
    this.faces = faces;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  @Secured(Permission.READ)
  HttpResponse<?> home() { return HttpResponse.seeOther(URI.create("/today")); }

  /// @param at      which case to read
  /// @param undo    the case decided just now, which can be taken back
  /// @param problem why the last decision was not taken, a key of the words
  @Get("/review{?at,undo,problem}")
  @Secured(Permission.READ)
  HttpResponse<?> review(HttpRequest<?> request, @QueryValue @Nullable String at, @QueryValue @Nullable String undo,
      @QueryValue @Nullable String problem) {
    Session session = signedIn(request);
    List<Case> queue = faces.cases().queue(session.account(), QUEUE);
    Optional<Case> chosen = queue.stream().filter(one -> one.id().value().equals(at)).findFirst()
        .or(() -> queue.stream().findFirst());
    Map<String, Object> content = new HashMap<>();
    content.put("queue", queue.stream().map(one -> CaseView.of(one, Optional.empty(), List.of())).toList());
    content.put("reading", chosen.map(this::view).orElse(null));
    content.put("mayDecide", session.may(Permission.DECIDE));
    content.put("undo", undo == null ? "" : undo);
    content.put("problem", problem == null ? "" : problem);
    return pages.page(request, "review", "review", content);
  }

  @Post(uri = "/review/take", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> take(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    faces.cases().take(session.account(), BATCH);
    faces.audit().record(session.account(), "take", "queue", String.valueOf(BATCH));
    return HttpResponse.seeOther(URI.create("/review"));
  }

  @Get("/cases/{id}{?problem}")
  @Secured(Permission.READ)
  HttpResponse<?> one(HttpRequest<?> request, String id, @QueryValue @Nullable String problem) {
    Session session = signedIn(request);
    Case found = faces.cases().find(caseId(id))
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "there is no case " + id));
    faces.audit().record(session.account(), "look", id, "");
    Map<String, Object> content = new HashMap<>();
    content.put("reading", view(found));
    content.put("mayDecide", session.may(Permission.DECIDE));
    content.put("problem", problem == null ? "" : problem);
    return pages.page(request, "case", "review", content);
  }

  @Post(uri = "/cases/{id}/decide", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> decide(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      faces.cases().decide(caseId(id), Integer.parseInt(Forms.field(form, "revision")), finding(session, form),
          session.account() + " " + id + " " + Forms.field(form, "revision"));
      return HttpResponse.seeOther(URI.create("/review?undo=" + id));
    } catch (StaleCase e) {
      return HttpResponse.seeOther(URI.create("/review?problem=stale"));
    } catch (IllegalArgumentException e) {
      String problem = Forms.field(form, "choice").equals("confirmed") ? "citation" : "reason";
      return HttpResponse.seeOther(URI.create("/review?at=" + caseId(id) + "&problem=" + problem));
    }
  }

  /// The choice is a label, or `dismissed:` and the reason.
  private Finding finding(Session session, Map<String, String> form) {
    String choice = Forms.field(form, "choice");
    int colon = choice.indexOf(':');
    String label = colon < 0 ? choice : choice.substring(0, colon);
    String reason = colon < 0 ? "" : choice.substring(colon + 1);
    String cited = Forms.field(form, "cited").strip();
    return new Finding(Label.valueOf(label.toUpperCase(Locale.ROOT)),
        reason.isEmpty() ? null : Reason.valueOf(reason.toUpperCase(Locale.ROOT)), Forms.field(form, "note"),
        cited.isEmpty() ? null : citation(cited), session.account(), clock.instant());
  }

  private static URI citation(String text) {
    URI uri = URI.create(text);
    if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) {
      throw new IllegalArgumentException("a cited source is a web address");
    }
    return uri;
  }

  @Post(uri = "/cases/{id}/undo", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> undo(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      faces.cases().undo(caseId(id), session.account());
      return HttpResponse.seeOther(URI.create("/review?at=" + caseId(id)));
    } catch (StaleCase e) {
      return HttpResponse.seeOther(URI.create("/review?problem=stale"));
    }
  }

  private CaseView view(Case item) {
    return CaseView.of(item, faces.archive().find(item.facts().post()), faces.cases().timeline(item.id()));
  }

  private static Session signedIn(HttpRequest<?> request) {
    Session session = Session.of(request);
    if (session == null) {
      throw new HttpStatusException(HttpStatus.UNAUTHORIZED, "not signed in");
    }
    return session;
  }

  private static CaseId caseId(String text) {
    try {
      return new CaseId(text);
    } catch (IllegalArgumentException e) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "there is no such case");
    }
  }
}
