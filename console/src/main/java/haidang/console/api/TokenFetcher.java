package haidang.console.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Tells Micronaut's security whose token a request of the API carries. Pages take no tokens.
@Singleton
final class TokenFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  static final String BEARER = "haidang.bearer";

  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;

  TokenFetcher(Tokens tokens) { this.tokens = tokens; }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    String header = request.getHeaders().get("Authorization");
    if (!request.getPath().startsWith("/api/") || header == null || !header.startsWith(SCHEME)) {
      return Mono.empty();
    }
    String token = header.substring(SCHEME.length()).strip();
    return Mono.fromCallable(() -> tokens.find(token)).subscribeOn(Schedulers.boundedElastic())
        .flatMap(Mono::justOrEmpty).map(bearer -> {
          request.setAttribute(BEARER, bearer);
          return Authentication.build(bearer.account(), bearer.scopes().stream().map(Scope::code).toList());
        });
  }
}
