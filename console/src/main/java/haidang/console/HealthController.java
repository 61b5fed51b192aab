package haidang.console;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/// For those who watch the program: `/health` answers when it lives, `/ready` when every role is at work.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class HealthController {
  private final Faces faces;

  HealthController(Faces faces) { this.faces = faces; }

  @Get(uri = "/health", produces = MediaType.TEXT_PLAIN)
  String health() { return "ok\n"; }

  @Get(uri = "/ready", produces = MediaType.TEXT_PLAIN)
  HttpResponse<String> ready() {
    return faces.ready().getAsBoolean()
        ? HttpResponse.ok("ready\n")
        : HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).body("starting\n");
  }
}
