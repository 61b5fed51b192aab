package haidang.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// One request at a time to a host, with pauses between, and none while the host asks for patience.
final class Hosts {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private final InstantSource clock;
  private final Pause pause;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  Hosts(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /// Waits for this host's turn; close it after the request.
  ///
  /// @throws FetchFailed when the turn is further away than anyone should wait
  Turn turn(String origin, Duration gap) throws FetchFailed, InterruptedException {
    Host host = hosts.computeIfAbsent(origin, _ -> new Host());
    host.lock.lockInterruptibly();
    try {
      Instant now = clock.instant();
      if (host.closedUntil.isAfter(now)) {
        throw new FetchFailed(Trouble.THROTTLED, origin + " asked for patience until " + host.closedUntil,
            host.closedUntil, null);
      }
      Duration wait = Duration.between(now, host.next);
      if (wait.compareTo(PATIENCE) > 0) {
        throw new FetchFailed(Trouble.THROTTLED, origin + " is busy until " + host.next, host.next, null);
      }
      if (wait.isPositive()) {
        pause.pause(wait);
      }
      return new Turn(host, gap);
    } catch (FetchFailed | InterruptedException | RuntimeException e) {
      host.lock.unlock();
      throw e;
    }
  }

  /// Nobody asks this host again before.
  void close(String origin, Instant until) { hosts.computeIfAbsent(origin, _ -> new Host()).closedUntil = until; }

  private static final class Host {
    final ReentrantLock lock = new ReentrantLock();
    volatile Instant next = Instant.MIN;
    volatile Instant closedUntil = Instant.MIN;
  }

  /// A turn taken.
  final class Turn implements AutoCloseable {
    private final Host host;
    private final Duration gap;

    private Turn(Host host, Duration gap) {
      this.host = host;
      this.gap = gap;
    }

    @Override
    public void close() {
      host.next = clock.instant().plus(gap);
      host.lock.unlock();
    }
  }
}
