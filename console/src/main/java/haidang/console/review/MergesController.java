package haidang.console.review;

import haidang.alerting.StaleCase;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.Map;

/// Puts a case to another one that says the same, and takes it out again.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.DECIDE)
final class MergesController {
  private final Faces faces;

  MergesController(Faces faces) { this.faces = faces; }

  /// @param form `revision` and `into`, the other case
  @Post(uri = "/cases/{id}/merge", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> merge(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      faces.cases().merge(Deciding.caseId(id), Integer.parseInt(Forms.field(form, "revision")),
          Deciding.caseId(Forms.field(form, "into")), session.account());
      return HttpResponse.seeOther(URI.create("/review?merged=" + id));
    } catch (StaleCase e) {
      return HttpResponse.seeOther(URI.create("/review?at=" + id + "&problem=stale"));
    } catch (NumberFormatException e) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "a merge names the revision that was seen");
    }
  }

  @Post(uri = "/cases/{id}/split", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> split(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      faces.cases().split(Deciding.caseId(id), session.account());
      return HttpResponse.seeOther(URI.create("/review?at=" + id));
    } catch (StaleCase e) {
      return HttpResponse.seeOther(URI.create("/cases/" + id + "?problem=stale"));
    }
  }
}
