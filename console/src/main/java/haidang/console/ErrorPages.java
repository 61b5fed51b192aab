package haidang.console;

import haidang.console.api.Json;
import haidang.console.signin.Passwords;
import haidang.console.signin.Session;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a person sees when something is not there, not allowed or broken: a page, no trace.
///
/// A route that finds so throws, and its reason is told; [BareErrors] brings here what answers an error without a word.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  /// Those with words of their own.
  private static final Set<Integer> TOLD = Set.of(400, 403, 404, 405, 413, 415, 429);

  private final Pages pages;

  ErrorPages(Pages pages) { this.pages = pages; }

  @Error(status = HttpStatus.NOT_FOUND, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> missing(HttpRequest<?> request) { return page(request, HttpStatus.NOT_FOUND); }

  @Error(status = HttpStatus.FORBIDDEN, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> forbidden(HttpRequest<?> request) { return page(request, HttpStatus.FORBIDDEN); }

  @Error(exception = HttpStatusException.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> told(HttpRequest<?> request, HttpStatusException why) {
    return api(request) ? Json.problem(why.getStatus(), why.getMessage()) : page(request, why.getStatus());
  }

  @Error(status = HttpStatus.BAD_REQUEST, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> unreadable(HttpRequest<?> request) { return page(request, HttpStatus.BAD_REQUEST); }

  @Error(status = HttpStatus.METHOD_NOT_ALLOWED, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> wrongMethod(HttpRequest<?> request) { return page(request, HttpStatus.METHOD_NOT_ALLOWED); }

  private static boolean api(HttpRequest<?> request) { return request.getPath().startsWith("/api/"); }

  /// Who is not signed in is led to the sign-in page, who is so by half to the other half; who is and may not is told
  /// so.
  @Error(exception = AuthorizationException.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> refused(HttpRequest<?> request, AuthorizationException why) {
    if (api(request)) {
      HttpStatus status = why.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
      return Json.problem(status, null).header("WWW-Authenticate", "Bearer");
    }
    Session session = Session.of(request);
    if (session != null && !session.complete()) {
      return HttpResponse.seeOther(session.where());
    }
    return why.isForbidden() ? page(request, HttpStatus.FORBIDDEN) : HttpResponse.seeOther(URI.create("/sign-in"));
  }

  /// A parameter is missing or no number.
  @Error(exception = UnsatisfiedRouteException.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> unsatisfied(HttpRequest<?> request, UnsatisfiedRouteException why) {
    return page(request, HttpStatus.BAD_REQUEST);
  }

  @Error(exception = ConversionErrorException.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> unconverted(HttpRequest<?> request, ConversionErrorException why) {
    return page(request, HttpStatus.BAD_REQUEST);
  }

  @Error(exception = JsonSyntaxException.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> unreadableJson(HttpRequest<?> request, JsonSyntaxException why) {
    return page(request, HttpStatus.BAD_REQUEST);
  }

  @Error(exception = ContentLengthExceededException.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> tooLarge(HttpRequest<?> request, ContentLengthExceededException why) {
    return page(request, HttpStatus.REQUEST_ENTITY_TOO_LARGE);
  }

  @Error(status = HttpStatus.UNSUPPORTED_MEDIA_TYPE, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> foreign(HttpRequest<?> request) { return page(request, HttpStatus.UNSUPPORTED_MEDIA_TYPE); }

  /// Asks nothing of any room: this is what keeps them free.
  @Error(exception = Passwords.Crowded.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> crowded(HttpRequest<?> request, Passwords.Crowded why) {
    return bare(request, HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", "5");
  }

  @Error(exception = RuntimeException.class, global = true)
  @Produces(MediaType.ALL)
  HttpResponse<?> broken(HttpRequest<?> request, RuntimeException why) {
    if (unread(why)) {
      return bare(request, HttpStatus.BAD_REQUEST);
    }
    LOG.atError().addKeyValue("path", request.getPath()).setCause(why).log("request failed");
    return page(request, HttpStatus.INTERNAL_SERVER_ERROR);
  }

  /// Whether a header was none: Netty's decoder says so by an exception of a general kind.
  private static boolean unread(RuntimeException why) {
    StackTraceElement[] trace = why.getStackTrace();
    return why instanceof IllegalArgumentException && trace.length > 0
        && trace[0].getClassName().startsWith("io.netty.handler.codec.");
  }

  HttpResponse<?> page(HttpRequest<?> request, HttpStatus status) {
    if (api(request)) {
      return Json.problem(status, null);
    }
    // What broke may be what every page shows around its content.
    return status.getCode() >= 500
        ? bare(request, status)
        : pages.page(request, "error", "", Map.of("status", words(status))).status(status);
  }

  /// The same without asking anything of any room.
  MutableHttpResponse<?> bare(HttpRequest<?> request, HttpStatus status) {
    return api(request)
        ? Json.problem(status, null)
        : pages.bare(request, "error", Map.of("status", words(status))).status(status);
  }

  /// The status whose words are told of this one.
  private static int words(HttpStatus status) {
    return TOLD.contains(status.getCode()) ? status.getCode() : status.getCode() < 500 ? 400 : 500;
  }
}
