package haidang.console.signin;

import haidang.console.ConsoleConfig;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Signing in and out, and the small choices of language and theme.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Faces faces;
  private final Pages pages;
  private final ConsoleConfig config;

  SignInController(Accounts accounts, Sessions sessions, Faces faces, Pages pages, ConsoleConfig config) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.faces = faces;
    this.pages = pages;
    this.config = config;
  }

  @Get("/sign-in")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> form(HttpRequest<?> request) {
    return pages.page(request, "signin", "signin", Map.of("failed", false));
  }

  @Post(uri = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, String> form) {
    String name = Forms.field(form, "name").strip();
    Optional<Accounts.Account> account = accounts.signIn(name, Forms.field(form, "password"));
    if (account.isEmpty()) {
      faces.audit().record("-", "sign-in-failed", name.length() > 40 ? name.substring(0, 40) : name, "");
      return pages.page(request, "signin", "signin", Map.of("failed", true)).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    faces.audit().record(account.get().name(), "sign-in", account.get().name(), "");
    return HttpResponse.seeOther(URI.create("/")).cookie(cookie(sessions.open(account.get().name())));
  }

  @Post(uri = "/sign-out", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> signOut(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    request.getCookies().findCookie(CookieFetcher.COOKIE).ifPresent(cookie -> sessions.end(cookie.getValue()));
    faces.audit().record(session.account(), "sign-out", session.account(), "");
    return HttpResponse.seeOther(URI.create("/sign-in")).cookie(cookie("").maxAge(0));
  }

  private Cookie cookie(String token) {
    return Cookie.of(CookieFetcher.COOKIE, token).httpOnly(true).secure(config.secureCookies()).path("/")
        .sameSite(SameSite.Lax).maxAge(config.lifetime());
  }
}
