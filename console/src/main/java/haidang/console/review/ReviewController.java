package haidang.console.review;

import haidang.alerting.Batch;
import haidang.alerting.Case;
import haidang.alerting.CaseId;
import haidang.alerting.Label;
import haidang.alerting.Lacking;
import haidang.alerting.StaleCase;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  /// @param merged  the case merged just now
  /// @param silence the silence asked for just now
  /// @param problem why the last decision was not taken, a key of the words
  @Get("/review{?at,undo,merged,silence,problem}")
  @Secured(Permission.READ)
  HttpResponse<?> review(HttpRequest<?> request, @QueryValue @Nullable String at, @QueryValue @Nullable String undo,
      @QueryValue @Nullable String merged, @QueryValue @Nullable String silence,
      @QueryValue @Nullable String problem) {
    Session session = Forms.signedIn(request);
    Toast toast = session.may(Permission.DECIDE) ? Toast.of(undo, this::decided, merged, silence) : null;
    Batch batch = faces.cases().batch(session.account()).filter(one -> !one.finished() || toast != null).orElse(null);
    Desk desk = Desk.of(batch, batch == null ? faces.cases().queue(session.account(), QUEUE) : List.of(),
        faces.archive(), at);
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("desk", desk);
    Row reading = desk.reading();
    content.put("similar", Alike.to(reading == null ? null : reading.view().post(), faces.archive(), faces.cases(),
        SIMILAR));
    content.put("mayDecide", session.may(Permission.DECIDE));
    content.put("toast", toast);
    content.put("problem", Problems.known(problem));
    return pages.page(request, "review", "review", content);
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

  private Optional<Label> decided(CaseId id) {
    return faces.cases().find(id).map(one -> one instanceof Case.Closed closed ? closed.finding().label() : null);
  }

  /// @param form `back` is `case` where the decision was made on the case's own page and is to lead back there
  @Post(uri = "/cases/{id}/decide", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> decide(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    boolean fromCase = Forms.field(form, "back").equals("case");
    boolean stay = fromCase && !Forms.field(form, "then").equals("next");
    String revision = Forms.field(form, "revision");
    try {
      faces.cases().decide(Deciding.caseId(id), Deciding.revision(revision),
          Deciding.finding(session.account(), form, clock.instant()), session.account() + " " + id + " " + revision);
      return HttpResponse.seeOther(URI.create(stay ? "/cases/" + id : "/review?undo=" + id));
    } catch (StaleCase e) {
      return HttpResponse.seeOther(URI.create(fromCase ? "/cases/" + id + "?problem=stale" : "/review?problem=stale"));
    } catch (Lacking e) {
      return refused(id, fromCase, e.what().name().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return refused(id, fromCase, "form");
    }
  }

  private static HttpResponse<?> refused(String id, boolean fromCase, String problem) {
    return HttpResponse.seeOther(URI.create((fromCase ? "/cases/" + id + "?" : "/review?at=" + id + "&") + "problem="
        + problem));
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
