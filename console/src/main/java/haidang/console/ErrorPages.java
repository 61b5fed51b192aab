package haidang.console;

import haidang.console.signin.Session;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person sees when something is not there, not allowed or broken: a page, no trace.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private final Pages pages;

  ErrorPages(Pages pages) { this.pages = pages; }

  @Error(status = HttpStatus.NOT_FOUND, global = true)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> missing(HttpRequest<?> request) { return page(request, HttpStatus.NOT_FOUND); }

  @Error(status = HttpStatus.FORBIDDEN, global = true)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> forbidden(HttpRequest<?> request) { return page(request, HttpStatus.FORBIDDEN); }

  @Error(exception = HttpStatusException.class, global = true)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> told(HttpRequest<?> request, HttpStatusException why) { return page(request, why.getStatus()); }

  /// Who is not signed in is led to the sign-in page, who is so by half to the other half; who is and may not is told
  /// so.
  @Error(exception = AuthorizationException.class, global = true)
  HttpResponse<?> refused(HttpRequest<?> request, AuthorizationException why) {
    Session session = Session.of(request);
    if (session != null && !session.complete()) {
      return HttpResponse.seeOther(session.where());
    }
    return why.isForbidden() ? page(request, HttpStatus.FORBIDDEN) : HttpResponse.seeOther(URI.create("/sign-in"));
  }

  @Error(exception = RuntimeException.class, global = true)
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> broken(HttpRequest<?> request, RuntimeException why) {
    LOG.atError().addKeyValue("path", request.getPath()).setCause(why).log("request failed");
    return page(request, HttpStatus.INTERNAL_SERVER_ERROR);
  }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status) {
    int code = switch (status) {
      case NOT_FOUND, FORBIDDEN, INTERNAL_SERVER_ERROR -> status.getCode();
      default -> status.getCode() < 500 ? 404 : 500;
    };
    return pages.page(request, "error", "", Map.of("status", code)).status(status);
  }
}
