package haidang.ingest;

import haidang.events.Coverage;
import haidang.events.log.Superseded;
import haidang.events.log.Unavailable;
import haidang.events.log.Wire;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Cursor;
import haidang.ingest.collect.Quiet;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.fetch.FetchFailed;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.fetch.Trouble;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.LeaseLost;
import haidang.ingest.store.Watches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a leased source, says how it went on coverage.v1 and when the next look is due.
final class Looking {
  private static final Logger LOG = LoggerFactory.getLogger(Looking.class);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  /// Nothing a site asks for keeps us away for longer.
  private static final Duration LONGEST_PATIENCE = Duration.ofHours(24);
  private static final int MOST_DOUBLINGS = 6;
  private static final String CLOSED = "nền tảng không cho thu thập hợp pháp, có thể nhập bài bằng tay"
      + " / the platform offers no lawful way; posts may be imported by hand";

  private final Store store;
  private final Publisher publisher;
  private final Identity identity;
  private final Fetcher fetcher;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Platforms platforms;

  Looking(Store store, Publisher publisher, Identity identity, Fetcher fetcher, Platforms platforms,
      InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.publisher = publisher;
    this.identity = identity;
    this.fetcher = fetcher;
    this.clock = clock;
    this.random = random;
    this.platforms = platforms;
  }

  /// @param notBefore when the source may be looked at again, where it asked for patience
  /// @param quiet     when it asks not to be looked at
  /// @param over      whether there is nothing left to look at
  private record Outcome(@Nullable Cursor cursor, String state, @Nullable String detail, @Nullable Instant notBefore,
      Quiet quiet, boolean over) {
    Outcome(@Nullable Cursor cursor, String state, @Nullable String detail) {
      this(cursor, state, detail, null, Quiet.NONE, false);
    }
  }

  /// Looks once. Trouble with the source is an outcome; trouble with log or database is thrown.
  void look(Watches.Lease lease, Writers writers) throws InterruptedException {
    Optional<Source> source = store.database().transaction(db -> store.sources().find(db, lease.source()));
    if (source.isPresent()) {
      look(source.get(), lease, writers);
    }
  }

  private void look(Source source, Watches.Lease lease, Writers writers) throws InterruptedException {
    Optional<Collector> collector = platforms.of(source.kind());
    if (collector.isEmpty()) {
      end(source, lease, writers, new Outcome(null, "no-lawful-route", CLOSED), 0, 0);
      return;
    }
    Look look = new Look(store, publisher, identity, writers, clock, collector.get(), source, lease);
    Outcome outcome = collect(collector.get(), source, lease, look);
    outcome = recheck(source, look, outcome);
    if (outcome.state().equals("ok") && look.read() + look.changed() == 0) {
      outcome = new Outcome(outcome.cursor(), "unchanged", outcome.detail(), outcome.notBefore(), outcome
          .quiet(), false);
    }
    end(source, lease, writers, outcome, look.read(), look.changed());
  }

  private Outcome collect(Collector collector, Source source, Watches.Lease lease, Look look)
      throws InterruptedException {
    try {
      Cursor next = collector.look(source, lease.cursor(), fetcher, look);
      Move move = Move.of(lease.cursor()).seen(look.movedTo());
      String said = Stream.concat(move.said().stream(), Stream.ofNullable(look.said())).collect(Collectors.joining(
          "; "));
      return new Outcome(move.in(next), "ok", said.isEmpty() ? null : said, clock.instant().plus(asked(look)), look
          .quiet(), false);
    } catch (Unreadable e) {
      return new Outcome(null, "failed", e.getMessage());
    } catch (FetchFailed e) {
      return e.trouble() == Trouble.GONE ? over(source, look, e) : failed(e);
    } catch (Unavailable | LeaseLost | Superseded e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("source", source.id()).setCause(e).log("a look broke off");
      return new Outcome(null, "failed", "the look broke off: " + e.getClass().getSimpleName());
    }
  }

  private static Duration asked(Look look) {
    return look.patience().compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : look.patience();
  }

  /// What a source says is gone for good is not asked for again; a page takes its post along.
  private static Outcome over(Source source, Look look, FetchFailed e) throws InterruptedException {
    if (source.kind() == SourceKind.PAGE) {
      look.withdrawPage(source.address());
    }
    return new Outcome(null, "failed", e.getMessage() + ": gone for good, no longer watched", null, Quiet.NONE, true);
  }

  private Outcome recheck(Source source, Look look, Outcome so) throws InterruptedException {
    if (so.state().equals("throttled") || so.state().equals("forbidden")) {
      return so;
    }
    try {
      new Rechecking(store, fetcher, source, look).run();
      return so;
    } catch (FetchFailed e) {
      return so.over() ? so : failed(e);
    }
  }

  private static Outcome failed(FetchFailed e) {
    String state = switch (e.trouble()) {
      case FORBIDDEN -> "forbidden";
      case THROTTLED -> "throttled";
      case MISSING, GONE, FAILED -> "failed";
    };
    return new Outcome(null, state, e.getMessage(), e.trouble() == Trouble.THROTTLED ? e.notBefore() : null,
        Quiet.NONE, false);
  }

  private void end(Source source, Watches.Lease lease, Writers writers, Outcome outcome, int read, int changed)
      throws InterruptedException {
    Instant now = clock.instant();
    boolean good = outcome.state().equals("ok") || outcome.state().equals("unchanged")
        || outcome.state().equals("no-lawful-route");
    int failures = good ? 0 : lease.failures() + 1;
    var ended = new Watches.Ended(outcome.cursor(), outcome.state(), outcome.detail(), read, changed, failures,
        outcome.quiet().after(next(source, failures, outcome.notBefore(), now)));
    var coverage = new Coverage(source.id(), now, outcome.state(), read, changed, outcome.detail());
    writers.use(writer -> store.database().run(db -> {
      store.watches().end(db, lease, ended, now);
      if (outcome.over()) {
        store.sources().stop(db, source.id(), now);
      }
      writer.append(tx -> tx.appendAll(List.of(Wire.event(coverage))));
    }));
    LOG.atInfo().addKeyValue("source", source.id()).addKeyValue("state", outcome.state()).addKeyValue("read", read)
        .addKeyValue("changed", changed).addKeyValue("detail", outcome.detail()).log("looked");
  }

  /// The period, doubled for each failure in a row, never before the server allows, one tenth early or late.
  private Instant next(Source source, int failures, @Nullable Instant notBefore, Instant now) {
    Duration pause = source.period().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    Duration longest = source.period().compareTo(LONGEST_PAUSE) > 0 ? source.period() : LONGEST_PAUSE;
    pause = pause.compareTo(longest) > 0 ? longest : pause;
    Instant next = now.plusMillis((long) (pause.toMillis() * (0.9 + 0.2 * random.nextDouble())));
    return notBefore != null && notBefore.isAfter(next) ? notBefore : next;
  }
}
