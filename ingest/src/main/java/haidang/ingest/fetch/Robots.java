package haidang.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import haidang.ingest.text.Addresses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What robots.txt allows, by RFC 9309: absent means all, a server in trouble means nothing until it answers.
final class Robots {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration TROUBLE_KEPT = Duration.ofMinutes(10);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final int READ = 500 * 1024;

  private final String product;
  private final Duration hostPause;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Robots(FetchConfig config, InstantSource clock) {
    this.product = config.product().toLowerCase(Locale.ROOT);
    this.hostPause = config.hostPause();
    this.clock = clock;
  }

  /// Fetches a robots.txt.
  interface Source {
    /// @return status and body after redirects
    Response get(URI robots) throws FetchFailed, InterruptedException;
  }

  record Response(int status, byte[] body) {}

  private record Known(BaseRobotRules rules, String said, Instant until) {}

  /// The pause that the host wants between requests.
  ///
  /// @throws FetchFailed when the page may not be fetched
  Duration demandAllowed(URI page, Source source) throws FetchFailed, InterruptedException {
    String origin = Addresses.origin(page);
    Known rules = known.get(origin);
    if (rules == null || !rules.until.isAfter(clock.instant())) {
      rules = read(URI.create(origin + "/robots.txt"), source);
      known.put(origin, rules);
    }
    if (rules.rules.isDeferVisits()) {
      throw new FetchFailed(Trouble.THROTTLED, rules.said + ": nothing is fetched until it answers", rules.until, null);
    }
    if (!rules.rules.isAllowed(page.toString())) {
      throw new FetchFailed(Trouble.FORBIDDEN,
          rules.said + " không cho phép xem " + page.getRawPath() + " / " + rules.said + " forbids " + page.getRawPath()
              + " to " + product);
    }
    return gap(rules.rules.getCrawlDelay());
  }

  private Known read(URI robots, Source source) throws InterruptedException {
    Instant now = clock.instant();
    try {
      Response response = source.get(robots);
      int status = response.status();
      if (status == 200) {
        byte[] head = response.body().length > READ ? Arrays.copyOf(response.body(), READ) : response.body();
        var parsed = new SimpleRobotRulesParser().parseContent(robots.toString(), head, "text/plain", List.of(product));
        return new Known(parsed, robots.toString(), now.plus(KEPT));
      }
      if (status >= 400 && status < 500 && status != 429) {
        return new Known(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), robots.toString(), now.plus(KEPT));
      }
      return deferred(robots + " answered " + status, now);
    } catch (FetchFailed e) {
      return deferred(robots + " could not be read (" + e.getMessage() + ")", now);
    }
  }

  private static Known deferred(String said, Instant now) {
    var none = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    none.setDeferVisits(true);
    return new Known(none, said, now.plus(TROUBLE_KEPT));
  }

  private Duration gap(long crawlDelayMillis) {
    Duration wanted = Duration.ofMillis(Math.max(0, crawlDelayMillis));
    Duration bounded = wanted.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wanted;
    return bounded.compareTo(hostPause) > 0 ? bounded : hostPause;
  }
}
