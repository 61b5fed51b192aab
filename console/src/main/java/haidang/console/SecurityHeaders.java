package haidang.console;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every answer carries: no script, style, frame or form target that is not ours. And what no request may do:
/// change something on behalf of another site.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class SecurityHeaders {
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
      + " font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self';"
      + " frame-ancestors 'none'";
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  @RequestFilter
  @Nullable
  HttpResponse<?> refuseOtherSites(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (!SAFE.contains(request.getMethod()) && site != null && !OWN_SITE.contains(site)) {
      return HttpResponse.status(HttpStatus.FORBIDDEN);
    }
    return null;
  }

  @ResponseFilter
  void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.getHeaders().add("X-Content-Type-Options", "nosniff").add("Referrer-Policy", "same-origin")
        .add("Cross-Origin-Opener-Policy", "same-origin").add("Permissions-Policy", "camera=(), microphone=()");
    if (!response.getHeaders().contains("Content-Security-Policy")) {
      response.header("Content-Security-Policy", POLICY);
    }
    if (!response.getHeaders().contains("Cache-Control")) {
      response.header("Cache-Control", "no-store");
    }
  }
}
