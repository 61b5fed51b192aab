package haidang.ingest;

import haidang.events.Cause;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.fetch.FetchFailed;
import haidang.ingest.fetch.Fetched;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.fetch.Trouble;
import haidang.ingest.fetch.Validators;
import haidang.ingest.source.Source;
import haidang.ingest.store.Rechecks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at the pages of known posts again: for edits, and for what was taken down.
///
/// A page that says 410 is gone. One that says 404, or leads to the front page, is believed gone when it is still
/// missing a day later; until then its post stands as it was.
final class Rechecking {
  private static final int MOST_PER_LOOK = 10;
  private static final Duration DOUBT = Duration.ofHours(24);
  private static final Duration TROUBLE = Duration.ofHours(1);
  private final Store store;
  private final Fetcher fetcher;

  Rechecking(Store store, Fetcher fetcher) {
    this.store = store;
    this.fetcher = fetcher;
  }

  /// @throws FetchFailed when the host asks for patience
  void run(Source source, Look look) throws FetchFailed, InterruptedException {
    List<Rechecks.Due> due = store.database().transaction(db -> store.rechecks().due(db, source.id().value(), look
        .now(), MOST_PER_LOOK));
    for (Rechecks.Due one : due) {
      recheck(source, look, one);
    }
  }

  private void recheck(Source source, Look look, Rechecks.Due due) throws FetchFailed, InterruptedException {
    try {
      if (fetcher.get(due.address(), Validators.NONE) instanceof Fetched page) {
        if (leadsHome(due.address(), page.url())) {
          missing(look, due);
          return;
        }
        look.publish(due.address(), page, Cause.RECHECK);
      }
      store.database().run(db -> store.rechecks().present(db, due, look.now(), source.horizon()));
    } catch (Unreadable e) {
      look.note(String.valueOf(e.getMessage()));
      later(due, look.now().plus(TROUBLE), due.missed());
    } catch (FetchFailed e) {
      failed(look, due, e);
    }
  }

  private void failed(Look look, Rechecks.Due due, FetchFailed trouble) throws FetchFailed, InterruptedException {
    switch (trouble.trouble()) {
      case GONE -> look.withdraw(due.post());
      case MISSING -> missing(look, due);
      case THROTTLED -> throw trouble;
      case FORBIDDEN, FAILED -> {
        look.note(String.valueOf(trouble.getMessage()));
        later(due, look.now().plus(TROUBLE), due.missed());
      }
    }
  }

  private void missing(Look look, Rechecks.Due due) throws InterruptedException {
    Instant missed = due.missed();
    if (missed != null && !missed.plus(DOUBT).isAfter(look.now())) {
      look.withdraw(due.post());
    } else {
      Instant since = missed == null ? look.now() : missed;
      later(due, since.plus(DOUBT), since);
    }
  }

  private void later(Rechecks.Due due, Instant at, @Nullable Instant missed) {
    store.database().run(db -> store.rechecks().again(db, due, at, missed));
  }

  private static boolean leadsHome(URI asked, URI found) {
    boolean home = found.getRawPath() == null || found.getRawPath().isEmpty() || found.getRawPath().equals("/");
    return home && found.getRawQuery() == null && asked.getRawPath() != null && asked.getRawPath().length() > 1;
  }
}
