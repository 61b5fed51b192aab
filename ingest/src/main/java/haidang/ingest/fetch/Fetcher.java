package haidang.ingest.fetch;

import haidang.ingest.text.Addresses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fetches public pages: what robots.txt allows, one request at a time to a host, with limits on everything.
public final class Fetcher implements AutoCloseable {
  private final FetchConfig config;
  private final InstantSource clock;
  private final Network network;
  private final Hosts hosts;
  private final Robots robots;
  private final Exchange exchange;

  public Fetcher(FetchConfig config, InstantSource clock, Pause pause) {
    this.config = config;
    this.clock = clock;
    this.network = new Network(config.allowLocal());
    this.hosts = new Hosts(clock, pause);
    this.robots = new Robots(config, clock);
    this.exchange = new Exchange(config);
  }

  /// The page, or that it has not changed.
  ///
  /// @param known what an earlier answer gave to ask for changes with
  public Answer get(URI url, Validators known) throws FetchFailed, InterruptedException {
    URI at = url;
    Set<String> seen = new HashSet<>();
    URI moved = null;
    boolean forGood = true;
    for (int hop = 0; hop <= config.maxRedirects(); hop++) {
      if (!seen.add(at.toString())) {
        throw new FetchFailed(Trouble.FAILED, "redirect loop: " + shown(url) + " comes back to " + shown(at));
      }
      network.demandPublic(at);
      Duration gap = robots.demandAllowed(at, this::robotsTxt);
      Exchange.Reply reply = ask(at, known, gap);
      if (!reply.redirects()) {
        return answer(reply, at, terms(reply, moved));
      }
      at = reply.target(at);
      forGood &= reply.redirectsForGood();
      moved = forGood ? Addresses.withoutSecrets(at) : moved;
    }
    throw new FetchFailed(Trouble.FAILED, shown(url) + " redirects more than " + config.maxRedirects() + " times");
  }

  private Exchange.Reply ask(URI at, Validators known, Duration gap) throws FetchFailed, InterruptedException {
    try (Hosts.Turn _ = hosts.turn(Addresses.origin(at), gap)) {
      return exchange.send(at, known);
    }
  }

  private static Terms terms(Exchange.Reply reply, @Nullable URI moved) {
    return new Terms(moved, Freshness.of(reply.header("Cache-Control"), reply.header("Age")));
  }

  private Answer answer(Exchange.Reply reply, URI at, Terms terms) throws FetchFailed {
    Instant now = clock.instant();
    return switch (reply.status()) {
      case 200, 203 -> new Fetched(Addresses.withoutSecrets(at), reply.header("Content-Type"), reply.body(),
          new Validators(reply.header("ETag"), reply.header("Last-Modified")), now, terms);
      case 304 -> new NotModified(terms);
      case 401, 402, 403, 407, 451 -> throw new FetchFailed(Trouble.FORBIDDEN, said(reply, at));
      case 404 -> throw new FetchFailed(Trouble.MISSING, said(reply, at));
      case 410 -> throw new FetchFailed(Trouble.GONE, said(reply, at));
      case 429, 503 -> throw patience(reply, at, now);
      default -> throw new FetchFailed(Trouble.FAILED, said(reply, at));
    };
  }

  private FetchFailed patience(Exchange.Reply reply, URI at, Instant now) {
    String asked = reply.header("Retry-After");
    Instant until = RetryAfter.until(asked == null ? "" : asked, now);
    hosts.close(Addresses.origin(at), until);
    return new FetchFailed(Trouble.THROTTLED, said(reply, at) + ", patience until " + until, until, null);
  }

  private Robots.Response robotsTxt(URI robotsTxt) throws FetchFailed, InterruptedException {
    URI at = robotsTxt;
    for (int hop = 0; hop <= config.maxRedirects(); hop++) {
      network.demandPublic(at);
      Exchange.Reply reply = exchange.send(at, Validators.NONE);
      if (!reply.redirects()) {
        return new Robots.Response(reply.status(), reply.body());
      }
      at = reply.target(at);
    }
    throw new FetchFailed(Trouble.FAILED, shown(robotsTxt) + " redirects more than " + config.maxRedirects()
        + " times");
  }

  private static String said(Exchange.Reply reply, URI at) { return shown(at) + " answered " + reply.status(); }

  private static String shown(URI url) { return Addresses.withoutSecrets(url).toString(); }

  @Override
  public void close() { exchange.close(); }
}
