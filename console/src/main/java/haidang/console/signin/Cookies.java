package haidang.console.signin;

import haidang.console.ConsoleConfig;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.net.URI;

/// Puts sessions into browsers and takes them out.
@Singleton
final class Cookies {
  private final Sessions sessions;
  private final ConsoleConfig config;

  Cookies(Sessions sessions, ConsoleConfig config) {
    this.sessions = sessions;
    this.config = config;
  }

  /// Begins a session where the person stands now; an earlier one of this browser ends, so that no token outlives a
  /// change of what it opens.
  HttpResponse<?> enter(HttpRequest<?> request, String account, Session.Stage stage) {
    end(request);
    String agent = request.getHeaders().get(HttpHeaders.USER_AGENT);
    String token = sessions.open(account, stage, agent == null ? "" : agent);
    return HttpResponse.seeOther(stage.where()).cookie(cookie(CookieFetcher.COOKIE, token)
        .maxAge(config.lifetime()));
  }

  HttpResponse<?> leave(HttpRequest<?> request) {
    end(request);
    return HttpResponse.seeOther(URI.create("/sign-in")).cookie(cookie(CookieFetcher.COOKIE, "").maxAge(0));
  }

  Cookie cookie(String name, String value) {
    return Cookie.of(name, value).httpOnly(true).secure(config.secureCookies()).path("/").sameSite(SameSite.Lax);
  }

  private void end(HttpRequest<?> request) {
    request.getCookies().findCookie(CookieFetcher.COOKIE).ifPresent(cookie -> sessions.end(cookie.getValue()));
  }
}
