package haidang.console.api;

import haidang.console.ConsoleConfig;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Holds each token to so many requests a minute; what is left over flows back evenly.
@ServerFilter("/api/v1/**")
final class RateLimit implements Ordered {
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final int aMinute;

  RateLimit(ConsoleConfig config) { this.aMinute = config.requestsAMinute(); }

  /// After security, which knows the token.
  @Override
  public int getOrder() { return ServerFilterPhase.SECURITY.after(); }

  @RequestFilter
  @Nullable
  HttpResponse<?> take(HttpRequest<?> request) {
    Tokens.Bearer bearer = request.getAttribute(TokenFetcher.BEARER, Tokens.Bearer.class).orElse(null);
    if (bearer == null) {
      return null;
    }
    ConsumptionProbe probe = buckets.computeIfAbsent(bearer.id(), _ -> bucket()).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return null;
    }
    long seconds = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds());
    return Json.problem(HttpStatus.TOO_MANY_REQUESTS, "more than " + aMinute + " requests a minute")
        .header("Retry-After", String.valueOf(seconds));
  }

  private Bucket bucket() {
    return Bucket.builder().addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
        .build();
  }
}
