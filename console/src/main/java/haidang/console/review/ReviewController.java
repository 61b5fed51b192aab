package haidang.console.review;

import haidang.alerting.Batch;
import haidang.alerting.StaleCase;
import haidang.classify.archive.Similar;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The desk: a batch or the queue, a reading pane, and the decision.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReviewController {
  private static final int BATCH = 10;
  private static final int QUEUE = 20;
  private static final int SIMILAR = 3;

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
    Session session = Forms.signedIn(request);
    Batch batch = faces.cases().batch(session.account()).filter(one -> !one.finished() || undo != null).orElse(null);
    Desk desk = Desk.of(batch, batch == null ? faces.cases().queue(session.account(), QUEUE) : List.of(),
        faces.archive(), at);
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("desk", desk);
    content.put("similar", similar(desk.reading()));
    content.put("mayDecide", session.may(Permission.DECIDE));
    content.put("undo", undo != null && undo.matches("[0-9a-f]{16}") ? undo : "");
    content.put("problem", Problems.known(problem));
    return pages.page(request, "review", "review", content);
  }

  private List<Similar> similar(@Nullable Row reading) {
    haidang.events.Post post = reading == null ? null : reading.view().post();
    return post == null ? List.of() : faces.archive().similar(post, SIMILAR);
  }

  @Post(uri = "/review/take", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> take(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    int taken = faces.cases().take(session.account(), BATCH).size();
    faces.audit().record(session.account(), "take", "queue", String.valueOf(taken));
    return HttpResponse.seeOther(URI.create("/review"));
  }

  @Post(uri = "/review/release", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> release(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    faces.cases().release(session.account());
    faces.audit().record(session.account(), "release", "queue", "");
    return HttpResponse.seeOther(URI.create("/review"));
  }

  /// @param form `back` is `case` where the decision was made on the case's own page
  @Post(uri = "/cases/{id}/decide", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> decide(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    boolean fromCase = Forms.field(form, "back").equals("case");
    String revision = Forms.field(form, "revision");
    try {
      faces.cases().decide(Deciding.caseId(id), Integer.parseInt(revision),
          Deciding.finding(session.account(), form, clock.instant()), session.account() + " " + id + " " + revision);
      return HttpResponse.seeOther(URI.create(fromCase ? "/cases/" + id : "/review?undo=" + id));
    } catch (StaleCase e) {
      return HttpResponse.seeOther(URI.create(fromCase ? "/cases/" + id + "?problem=stale" : "/review?problem=stale"));
    } catch (IllegalArgumentException e) {
      String problem = Forms.field(form, "choice").equals("confirmed") ? "citation" : "reason";
      return HttpResponse.seeOther(URI.create((fromCase ? "/cases/" + id + "?" : "/review?at=" + id + "&") + "problem="
          + problem));
    }
  }

  @Post(uri = "/cases/{id}/undo", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> undo(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      faces.cases().undo(Deciding.caseId(id), session.account());
      return HttpResponse.seeOther(URI.create("/review?at=" + id));
    } catch (StaleCase e) {
      return HttpResponse.seeOther(URI.create("/review?problem=stale"));
    }
  }
}
