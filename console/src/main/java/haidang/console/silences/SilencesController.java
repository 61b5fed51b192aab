package haidang.console.silences;

import haidang.alerting.Silence;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
import haidang.events.SourceId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Silences: listed, asked for from a case, revoked.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SilencesController {
  private static final int SHOWN = 100;

  private final Faces faces;
  private final Pages pages;
  private final InstantSource clock;

  SilencesController(Faces faces, Pages pages, InstantSource clock) {
    this.faces = faces;
    this.pages = pages;
    this.clock = clock;
  }

  @Get("/silences")
  @Secured(Permission.READ)
  HttpResponse<?> silences(HttpRequest<?> request) {
    var now = clock.instant();
    List<Silence> all = faces.silences().newest(SHOWN);
    return pages.page(request, "silences", "silences",
        Map.of("holding", all.stream().filter(one -> one.holds(now)).toList(), "ended",
            all.stream().filter(one -> !one.holds(now)).toList(), "mayDecide",
            Forms.signedIn(request).may(Permission.DECIDE)));
  }

  /// @param form `rule`, `source`, `hours`, `why`, and `case` to go back to, or blank
  @Post(uri = "/silences", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    String back = Forms.field(form, "case");
    try {
      Silence made = faces.silences().add(rule(Forms.field(form, "rule")), new SourceId(Forms.field(form, "source")),
          Duration.ofHours(Long.parseLong(Forms.field(form, "hours"))), Forms.field(form, "why"), session.account());
      return HttpResponse.seeOther(URI.create(back.matches("[0-9a-f]{16}")
          ? "/review?at=" + back + "&silence=" + made.number()
          : "/silences"));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "not a silence: it names rule, source, hours and why");
    }
  }

  private static String rule(String id) {
    if (!id.matches("[a-z0-9.-]{1,100}")) {
      throw new IllegalArgumentException("'" + id + "' is no id of a rule");
    }
    return id;
  }

  @Post(uri = "/silences/{id}/revoke", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.DECIDE)
  HttpResponse<?> revoke(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    if (!id.matches("[0-9]{1,18}")) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "there is no silence " + id);
    }
    faces.silences().revoke(Long.parseLong(id), session.account());
    return HttpResponse.seeOther(URI.create("/silences"));
  }
}
