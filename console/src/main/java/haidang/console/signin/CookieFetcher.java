package haidang.console.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Tells Micronaut's security which person a page's request comes from. The API takes no cookies.
@Singleton
final class CookieFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  static final String COOKIE = "haidang-session";

  private final Sessions sessions;

  CookieFetcher(Sessions sessions) { this.sessions = sessions; }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    if (request.getPath().startsWith("/api/") || request.getPath().startsWith("/assets/")) {
      return Mono.empty();
    }
    return Mono.justOrEmpty(request.getCookies().findCookie(COOKIE)).map(Cookie::getValue)
        .flatMap(token -> Mono.fromCallable(() -> sessions.find(token)).subscribeOn(Schedulers.boundedElastic()))
        .flatMap(Mono::justOrEmpty).map(session -> {
          request.setAttribute(Session.ATTRIBUTE, session);
          return Authentication.build(session.account(), session.permissions());
        });
  }
}
