package haidang.console.signin;

import haidang.console.Faces;
import haidang.console.Pages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Map;

/// Who did what, and whether the record is whole.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.AUDIT)
final class AuditController {
  private static final int SHOWN = 200;

  private final Faces faces;
  private final Pages pages;

  AuditController(Faces faces, Pages pages) {
    this.faces = faces;
    this.pages = pages;
  }

  @Get("/audit")
  HttpResponse<?> audit(HttpRequest<?> request) {
    return pages.page(request, "audit", "audit", Map.of("entries", faces.audit().newest(SHOWN), "broken",
        faces.audit().firstBroken()));
  }
}
