package haidang.console;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/// What every answer carries: no script, style, frame or form target that is not ours.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class SecurityHeaders implements Ordered {
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
      + " font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self';"
      + " frame-ancestors 'none'";

  /// Around everything else: also what another filter refuses carries them.
  @Override
  public int getOrder() { return ServerFilterPhase.FIRST.order(); }

  @ResponseFilter
  void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) { on(response); }

  /// Also for what no filter sees.
  static void on(MutableHttpResponse<?> response) {
    response.getHeaders().set("X-Content-Type-Options", "nosniff").set("Referrer-Policy", "same-origin")
        .set("Cross-Origin-Opener-Policy", "same-origin").set("Permissions-Policy", "camera=(), microphone=()");
    if (!response.getHeaders().contains("Content-Security-Policy")) {
      response.header("Content-Security-Policy", POLICY);
    }
    if (!response.getHeaders().contains("Cache-Control")) {
      response.header("Cache-Control", "no-store");
    }
  }
}
