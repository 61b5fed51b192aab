package haidang.ingest;

import haidang.events.Cause;
import haidang.events.PostId;
import haidang.events.log.EventLog;
import haidang.events.log.Writer;
import haidang.ingest.store.Erasures;
import haidang.ingest.store.PostState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// Takes posts out of everything this installation keeps, for ever: each gets a gone version, the keys of its raw
/// pages are dropped, and it is never collected again. Its bytes are gone within 24 hours.
public final class Erasure {
  private static final int CHUNK = 500;
  private final EventLog log;
  private final Store store;
  private final Publisher publisher;
  private final Identity identity;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();

  Erasure(EventLog log, Store store, Publisher publisher, Identity identity, InstantSource clock) {
    this.log = log;
    this.store = store;
    this.publisher = publisher;
    this.identity = identity;
    this.clock = clock;
  }

  /// @param by     account of the person who asks for it
  /// @param reason why, for the record; no personal data
  /// @return how many posts were erased: 0 or 1
  public int post(PostId post, String by, String reason) {
    return carryOut(store.database().transaction(db -> store.erasures().ask(db, post.value(), null, by, reason, clock
        .instant())));
  }

  /// Erases all that one author wrote on one platform.
  ///
  /// @param platform as in post ids, for example `rss`
  /// @param author   the name or account as the platform shows it; only its keyed hash is kept
  /// @return how many posts were erased
  public int author(String platform, String author, String by, String reason) {
    String pseudonym = identity.author(platform, author).value();
    return carryOut(store.database().transaction(db -> store.erasures().ask(db, null, pseudonym, by, reason, clock
        .instant())));
  }

  /// Finishes what a kill has interrupted.
  void resume() { store.database().transaction(store.erasures()::open).forEach(this::carryOut); }

  /// One at a time, because the writer has one name.
  private int carryOut(Erasures.Wish wish) {
    turn.lock();
    try {
      return erase(wish);
    } finally {
      turn.unlock();
    }
  }

  private int erase(Erasures.Wish wish) {
    List<String> ids = wish.post() != null
        ? List.of(wish.post())
        : store.database().transaction(db -> store.ledger().postsOf(db, String.valueOf(wish.author())));
    Map<String, List<String>> bySource = new TreeMap<>();
    store.database().transaction(db -> store.states().find(db, ids)).values()
        .forEach(state -> bySource.computeIfAbsent(state.source(), _ -> new ArrayList<>()).add(state.id()));
    int erased = wish.posts();
    try (Writer writer = log.writer("erasure")) {
      for (Map.Entry<String, List<String>> entry : bySource.entrySet()) {
        for (int from = 0; from < entry.getValue().size(); from += CHUNK) {
          List<String> chunk = entry.getValue().subList(from, Math.min(entry.getValue().size(), from + CHUNK));
          erased += erase(writer, wish, entry.getKey(), chunk);
        }
      }
    }
    int all = erased;
    store.database().run(db -> store.erasures().done(db, wish.number(), all, clock.instant()));
    return all;
  }

  private int erase(Writer writer, Erasures.Wish wish, String source, List<String> ids) {
    return store.database().transaction(db -> {
      store.watches().lock(db, source);
      List<PostState> doomed = store.states().find(db, ids).values().stream().filter(state -> !state.erased()).toList();
      if (!doomed.isEmpty()) {
        publisher.withdraw(db, writer, doomed, Cause.RECHECK, true);
        store.acknowledged().save(db, clock.instant());
        store.erasures().count(db, wish.number(), doomed.size());
      }
      return doomed.size();
    });
  }
}
