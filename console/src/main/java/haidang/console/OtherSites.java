package haidang.console;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Set;

/// No request may change something on behalf of another site. It is refused by throwing, see [ErrorPages].
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class OtherSites {
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (!SAFE.contains(request.getMethod()) && site != null && !OWN_SITE.contains(site)) {
      throw new HttpStatusException(HttpStatus.FORBIDDEN, "asked on behalf of another site");
    }
  }
}
