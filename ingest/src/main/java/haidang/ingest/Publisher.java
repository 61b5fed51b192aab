package haidang.ingest;

import haidang.events.Cause;
import haidang.events.Counts;
import haidang.events.Position;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.Presence;
import haidang.events.RawPage;
import haidang.events.SourceId;
import haidang.events.log.DeadLetters;
import haidang.events.log.Event;
import haidang.events.log.EventTooLarge;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import haidang.ingest.source.Source;
import haidang.ingest.store.Ledger;
import haidang.ingest.store.PostState;
import haidang.ingest.store.PostStates;
import haidang.ingest.store.PostgresVault;
import haidang.ingest.store.Rechecks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Publishes what is new or has changed on a page: the page and its posts in one transaction of the log, inside a
/// transaction of PostgreSQL that remembers it.
///
/// A kill between the two commits loses the memory alone: the page comes again and its posts carry the versions they
/// had, so a reader that holds them sees nothing new.
final class Publisher {
  private final PostStates states;
  private final Ledger ledger;
  private final Rechecks rechecks;
  private final PostgresVault vault;
  private final RawPages pages;
  private final DeadLetters letters;
  private final InstantSource clock;
  private final Duration fresh;

  /// @param fresh posts their source dates further back are published silently
  Publisher(PostStates states, Ledger ledger, Rechecks rechecks, PostgresVault vault, InstantSource clock,
      Duration fresh) {
    this.states = states;
    this.ledger = ledger;
    this.rechecks = rechecks;
    this.vault = vault;
    this.pages = new RawPages(vault, clock);
    this.letters = new DeadLetters(vault, clock);
    this.clock = clock;
    this.fresh = fresh;
  }

  /// A page and what was found on it.
  ///
  /// @param run the import run, 0 elsewhere
  record Batch(Source source, RawPage page, Cause cause, List<Draft> drafts, long run) {}

  private record Change(Draft draft, long version) {}

  /// @param known the states of the drafts' ids
  /// @return how many posts were new or had changed
  int publish(Handle db, Writer writer, Batch batch, Map<String, PostState> known) {
    List<Change> changes = changes(batch.source(), batch.drafts(), known);
    expect(db, batch, known);
    if (!changes.isEmpty()) {
      Event page = pages.sealed(db, kept(batch, known),
          batch.drafts().stream().map(draft -> draft.id().value()).toList());
      writer.append(tx -> tx.appendAll(posts(batch, changes, tx.append(page))));
      remember(db, batch, changes);
    }
    return changes.size();
  }

  /// Publishes what a page that lies on the log already turns out to say.
  ///
  /// @param raw   where it lies
  /// @param known the states of the drafts' ids
  /// @return how many posts were new or had changed
  int publishAgain(Handle db, Writer writer, Batch batch, Position raw, Map<String, PostState> known) {
    List<Change> changes = changes(batch.source(), batch.drafts(), known);
    if (!changes.isEmpty()) {
      writer.append(tx -> tx.appendAll(posts(batch, changes, raw)));
      remember(db, batch, changes);
    }
    return changes.size();
  }

  /// Which of the drafts would be published, by id.
  static Set<String> differing(Source source, List<Draft> drafts, Map<String, PostState> known) {
    return changes(source, drafts, known).stream().map(change -> change.draft().id().value())
        .collect(Collectors.toSet());
  }

  /// A page tells of all its posts, whether they are new or not, so erasing any of them erases it. One that still shows
  /// what was erased or is gone is kept without its body.
  private static RawPage kept(Batch batch, Map<String, PostState> known) {
    if (batch.drafts().stream().map(draft -> known.get(draft.id().value())).anyMatch(s -> s != null && s.erased())) {
      return RawPages.bodiless(batch.page(), "body left out: it shows a post that was erased");
    }
    return batch.drafts().stream().anyMatch(draft -> lingers(batch.source(), draft, known))
        ? RawPages.bodiless(batch.page(), "body left out: it shows a post that is gone")
        : batch.page();
  }

  /// Whether a feed still shows what is gone: only the item's own page tells whether it has come back.
  private static boolean lingers(Source source, Draft draft, Map<String, PostState> known) {
    PostState state = known.get(draft.id().value());
    return state != null && state.gone() && !state.erased() && !state.doubtful()
        && ItemPage.of(source, draft.found()) != null;
  }

  /// Has the pages of what lingers looked at.
  private void expect(Handle db, Batch batch, Map<String, PostState> known) {
    for (Draft draft : batch.drafts()) {
      URI page = ItemPage.of(batch.source(), draft.found());
      if (page != null && lingers(batch.source(), draft, known)) {
        rechecks.add(db, draft.id().value(), batch.source().id().value(), page, clock.instant());
      }
    }
  }

  /// Keeps a page that could not be read, so that it can be mapped once its mapper understands it. Nobody knows whose
  /// posts it holds, so it goes with the first post of its source that does.
  void keep(Handle db, Writer writer, RawPage page) {
    RawPage kept = states.erasedAny(db, page.source().value())
        ? RawPages.bodiless(page, "body left out: it may show a post that was erased")
        : page;
    Event event = pages.sealed(db, kept, List.of(unread(page.source().value())));
    writer.append(tx -> tx.appendAll(List.of(event)));
  }

  private static String unread(String source) { return "unread/" + source; }

  /// Publishes that posts are gone and forgets what is known of them, in the same two transactions.
  ///
  /// @param erased whether they must never come back
  /// @return how many keys of raw pages were dropped
  int withdraw(Handle db, Writer writer, Collection<PostState> doomed, Cause cause, boolean erased) {
    Instant now = clock.instant();
    List<PostState> after = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    for (PostState state : doomed) {
      after
          .add(new PostState(state.id(), state.source(), state.kind(), state.version() + 1, "", Presence.GONE, "", null,
              state.run(), state.line(), erased || state.erased(), false));
    }
    after.forEach(state -> events.add(Wire.event(gone(state, cause, now))));
    writer.append(tx -> tx.appendAll(events));
    states.save(db, after, now);
    List<String> ids = doomed.stream().map(PostState::id).toList();
    ledger.remove(db, ids);
    rechecks.remove(db, ids);
    return vault.drop(db, Stream.concat(ids.stream(), doomed.stream().map(state -> unread(state.source())).distinct())
        .toList());
  }

  /// Says once more that posts are gone, for a log that may have lost it.
  void withdrawAgain(Writer writer, List<PostState> gone) {
    List<Event> events = gone.stream().map(state -> Wire.event(gone(state, Cause.RECHECK, clock.instant()))).toList();
    writer.append(tx -> tx.appendAll(events));
  }

  private static Post gone(PostState state, Cause cause, Instant now) {
    return new Post(new PostId(state.id()), new SourceId(state.source()), state.kind(), cause, state.version(),
        Presence.GONE, null, null, null, null, null, "", false, null, null, null, null, now, List.of(), List.of(),
        Counts.UNKNOWN, "", null);
  }

  /// The last word of a page on a post counts; what was erased stays erased.
  private static List<Change> changes(Source source, List<Draft> drafts, Map<String, PostState> known) {
    Map<String, Change> changes = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      PostState state = known.get(draft.id().value());
      if (state == null) {
        changes.put(draft.id().value(), new Change(draft, 1));
      } else if (state.erased() || state.stands(draft.hash()) || lingers(source, draft, known)) {
        changes.remove(draft.id().value());
      } else {
        changes.put(draft.id().value(), new Change(draft, state.version() + 1));
      }
    }
    return List.copyOf(changes.values());
  }

  private List<Event> posts(Batch batch, List<Change> changes, Position raw) {
    return changes.stream().map(change -> fitting(change.draft().post(batch.source(), cause(batch, change), change
        .version(), batch.page().fetched(), raw))).toList();
  }

  /// Nobody is told at once of what is old. What the log may have lost is as live as it was: alerting tells people when
  /// it opens a case, so nobody hears of it twice, and of what was lost before alerting saw it somebody does hear.
  private Cause cause(Batch batch, Change change) {
    boolean old = change.draft().before(batch.page().fetched().minus(fresh));
    return batch.cause() == Cause.LIVE && old ? Cause.BACKFILL : batch.cause();
  }

  /// A post that is too large for the log, as a thousand links can make it, goes to the dead letters and stops no other.
  private Event fitting(Post post) {
    Event event = Wire.event(post);
    try {
      event.demandFits();
      return event;
    } catch (EventTooLarge e) {
      String id = "post/" + post.id() + "/" + post.version();
      return letters.letter(id, Topic.POSTS, post.id().value(), event.value(), List.of(post.id().value()), "ingest",
          String.valueOf(e.getMessage()));
    }
  }

  private void remember(Handle db, Batch batch, List<Change> changes) {
    Instant now = clock.instant();
    Map<String, String> authors = new HashMap<>();
    List<PostState> after = new ArrayList<>();
    for (Change change : changes) {
      Draft draft = change.draft();
      after.add(new PostState(draft.id().value(), batch.source().id().value(), draft.found().kind(), change.version(),
          draft.hash(), Presence.PRESENT, batch.page().id(), batch.page().fetched(), batch.run(), draft.line(), false,
          false));
      if (draft.author() != null) {
        authors.put(draft.id().value(), draft.author().value());
      }
    }
    states.save(db, after, now);
    ledger.add(db, authors);
    changes.stream().filter(change -> batch.cause() != Cause.REMAP || change.version() == 1).forEach(change -> {
      URI own = own(batch, change.draft());
      if (own != null) {
        rechecks.add(db, change.draft().id().value(), batch.source().id().value(), own, now);
      }
    });
  }

  /// A post's page of its own; null where it has none.
  private static @Nullable URI own(Batch batch, Draft draft) {
    return switch (batch.source().kind()) {
      case PAGE, LIST -> batch.page().url();
      case FEED -> ItemPage.of(batch.source(), draft.found());
      case BOARD, IMPORT, CLOSED -> null;
    };
  }
}
