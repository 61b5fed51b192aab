package haidang.ingest;

import haidang.events.Cause;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.fetch.Answer;
import haidang.ingest.fetch.FetchFailed;
import haidang.ingest.fetch.Fetched;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.fetch.NotModified;
import haidang.ingest.fetch.Validators;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.Rechecks;
import haidang.ingest.store.Watches;
import haidang.ingest.text.Addresses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at the pages of known posts again: for edits, and for what was taken down. Of a feed's item the page only shows
/// whether it is there; what it says, the feed says.
///
/// A page that says 410 is gone. One that says 404, or leads to the front page, is believed gone when it is still
/// missing a day later; until then its post stands as it was.
final class Rechecking {
  private static final int MOST_PER_LOOK = 10;
  /// No recheck begins later than this after the lease was renewed: what is left of it is for the one at hand.
  private static final Duration LONGEST = Watches.LEASE.dividedBy(4);
  private static final Duration DOUBT = Duration.ofHours(24);
  private static final Duration TROUBLE = Duration.ofHours(1);
  private final Store store;
  private final Fetcher fetcher;
  private final Source source;
  private final Look look;

  Rechecking(Store store, Fetcher fetcher, Source source, Look look) {
    this.store = store;
    this.fetcher = fetcher;
    this.source = source;
    this.look = look;
  }

  /// @throws FetchFailed when the source's own host asks for patience
  void run() throws FetchFailed, InterruptedException {
    List<Rechecks.Due> due = store.database().transaction(db -> store.rechecks().due(db, source.id().value(), look
        .now(), MOST_PER_LOOK));
    look.renew();
    Instant enough = look.now().plus(LONGEST);
    for (Rechecks.Due one : due) {
      if (!look.now().isBefore(enough)) {
        break; // a slow host: the rest is due at the next look
      }
      recheck(one);
    }
    store.database().run(db -> store.rechecks().expire(db, source.id().value(), look.now(), source.horizon()));
  }

  private void recheck(Rechecks.Due due) throws FetchFailed, InterruptedException {
    try {
      Answer answer = fetcher.get(due.address(), due.known());
      if (answer instanceof Fetched page && leadsHome(due.address(), page.url())) {
        missing(due);
        return;
      }
      if (answer instanceof Fetched page && source.kind() != SourceKind.FEED) {
        look.publish(due.address(), page, Cause.RECHECK);
      }
      present(due, switch (answer) {
        case Fetched page -> page.validators();
        case NotModified _ -> due.known();
      });
    } catch (Unreadable e) {
      look.note(String.valueOf(e.getMessage()));
      later(due);
    } catch (FetchFailed e) {
      failed(due, e);
    }
  }

  private void present(Rechecks.Due due, Validators known) {
    boolean gone = gone(due);
    store.database().run(db -> {
      if (gone) {
        store.states().welcome(db, due.post());
        store.rechecks().remove(db, List.of(due.post()));
      } else {
        store.rechecks().present(db, due, known, look.now());
      }
    });
  }

  private void failed(Rechecks.Due due, FetchFailed trouble) throws FetchFailed, InterruptedException {
    switch (trouble.trouble()) {
      case GONE -> withdraw(due);
      case MISSING -> missing(due);
      case THROTTLED -> throttled(due, trouble);
      case FORBIDDEN -> forbidden(due, trouble);
      case FAILED -> {
        look.note(String.valueOf(trouble.getMessage()));
        later(due);
      }
    }
  }

  /// Another host's patience is no reason to leave this source alone.
  private void throttled(Rechecks.Due due, FetchFailed trouble) throws FetchFailed {
    if (Addresses.origin(due.address()).equals(Addresses.origin(source.address()))) {
      throw trouble;
    }
    Instant allowed = trouble.notBefore();
    again(due, allowed == null ? look.now().plus(TROUBLE) : allowed, due.missed());
  }

  /// Nobody gave leave to look at what a feed leads to.
  private void forbidden(Rechecks.Due due, FetchFailed trouble) {
    if (source.kind() == SourceKind.FEED) {
      store.database().run(db -> store.rechecks().remove(db, List.of(due.post())));
    } else {
      look.note(String.valueOf(trouble.getMessage()));
      later(due);
    }
  }

  private void missing(Rechecks.Due due) throws InterruptedException {
    Instant missed = due.missed();
    if (missed == null) {
      again(due, look.now().plus(DOUBT), look.now());
    } else if (missed.plus(DOUBT).isAfter(look.now())) {
      again(due, missed.plus(DOUBT), missed);
    } else if (believed(due)) {
      withdraw(due);
    } else {
      later(due);
    }
  }

  /// A feed may lead nowhere from the beginning. One that led to a page that was there is believed about the others.
  private boolean believed(Rechecks.Due due) {
    return source.kind() != SourceKind.FEED || due.round() > 0
        || store.database().transaction(db -> store.rechecks().ledSomewhere(db, source.id().value()));
  }

  /// A feed that still shows what is gone is asked for no more than whether it is back.
  private void withdraw(Rechecks.Due due) throws InterruptedException {
    if (gone(due)) {
      later(due);
    } else {
      look.withdraw(due.post());
    }
  }

  private boolean gone(Rechecks.Due due) {
    return store.database().transaction(db -> store.states().find(db, List.of(due.post()))).values().stream()
        .anyMatch(state -> state.gone());
  }

  /// When it is half as old again, so that what never works is not asked for ever.
  private void later(Rechecks.Due due) {
    Duration half = Duration.between(due.found(), look.now()).dividedBy(2);
    again(due, look.now().plus(half.compareTo(TROUBLE) > 0 ? half : TROUBLE), due.missed());
  }

  private void again(Rechecks.Due due, Instant at, @Nullable Instant missed) {
    store.database().run(db -> store.rechecks().again(db, due, at, missed));
  }

  private static boolean leadsHome(URI asked, URI found) {
    boolean home = found.getRawPath() == null || found.getRawPath().isEmpty() || found.getRawPath().equals("/");
    return home && found.getRawQuery() == null && asked.getRawPath() != null && asked.getRawPath().length() > 1;
  }
}
