package haidang.ingest;

import haidang.events.Cause;
import haidang.events.Presence;
import haidang.events.RawPage;
import haidang.events.log.Writer;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Digests;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Mapped;
import haidang.ingest.collect.Pages;
import haidang.ingest.collect.Quiet;
import haidang.ingest.collect.Taken;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.fetch.Answer;
import haidang.ingest.fetch.Fetched;
import haidang.ingest.source.Source;
import haidang.ingest.store.PostState;
import haidang.ingest.store.Watches;
import haidang.ingest.text.Addresses;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One look at one source under one lease: publishes each page as it comes and counts.
final class Look implements Pages {
  private static final int MOST_NOTES = 5;
  private final Store store;
  private final Publisher publisher;
  private final Identity identity;
  private final Writers writers;
  private final InstantSource clock;
  private final Collector collector;
  private final Source source;
  private final Watches.Lease lease;
  private final List<String> notes = new ArrayList<>();
  private Duration patience = Duration.ZERO;
  private Quiet quiet = Quiet.NONE;
  private @Nullable URI movedTo;
  private int read;
  private int changed;

  Look(Store store, Publisher publisher, Identity identity, Writers writers, InstantSource clock, Collector collector,
      Source source, Watches.Lease lease) {
    this.store = store;
    this.publisher = publisher;
    this.identity = identity;
    this.writers = writers;
    this.clock = clock;
    this.collector = collector;
    this.source = source;
    this.lease = lease;
  }

  @Override
  public Taken take(URI asked, Fetched page) throws Unreadable, InterruptedException {
    int before = changed;
    Mapped mapped = publish(asked, page, Cause.LIVE);
    return new Taken(mapped, changed - before);
  }

  @Override
  public void heard(Answer answer) {
    movedTo = answer.terms().movedTo();
    patience(answer.terms().freshFor());
  }

  @Override
  public void patience(Duration pause) { patience = pause.compareTo(patience) > 0 ? pause : patience; }

  @Override
  public void quiet(Quiet times) { quiet = times; }

  /// Publishes what is new on a page; one that cannot be read is kept and then complained about.
  Mapped publish(URI asked, Fetched page, Cause cause) throws Unreadable, InterruptedException {
    RawPage raw = new RawPage(UUID.randomUUID().toString(), source.id(), Addresses.withoutSecrets(asked), page
        .contentType(), page.at(), Digests.sha256(page.body()), page.body(),
        page.url().equals(asked) ? List.of() : List.of("found at " + page.url()));
    Mapped mapped;
    try {
      mapped = Platforms.map(collector, source, raw);
    } catch (Unreadable e) {
      commit((db, writer) -> publisher.keep(db, writer, raw));
      throw e;
    }
    List<Draft> drafts = drafts(mapped.posts());
    List<String> gone = mapped.gone().stream().map(this::id).toList();
    commit((db, writer) -> publish(db, writer, new Publisher.Batch(source, raw, cause, drafts, 0), gone));
    read += drafts.size();
    mapped.notes().forEach(this::note);
    return mapped;
  }

  private void publish(Handle db, Writer writer, Publisher.Batch batch, List<String> gone) {
    List<String> ids = batch.drafts().stream().map(draft -> draft.id().value()).toList();
    int published = publisher.publish(db, writer, batch, store.states().find(db, ids));
    List<PostState> doomed = present(db, gone);
    if (!doomed.isEmpty()) {
      publisher.withdraw(db, writer, doomed, batch.cause(), false);
    }
    if (published + doomed.size() > 0) {
      store.acknowledged().save(db, clock.instant());
    }
    changed += published + doomed.size();
  }

  /// Publishes that a post is gone from its source.
  void withdraw(String post) throws InterruptedException {
    commit((db, writer) -> {
      List<PostState> doomed = present(db, List.of(post));
      if (!doomed.isEmpty()) {
        publisher.withdraw(db, writer, doomed, Cause.RECHECK, false);
        store.acknowledged().save(db, clock.instant());
      }
      changed += doomed.size();
    });
  }

  /// Publishes that the post of a page is gone from its source.
  void withdrawPage(URI address) throws InterruptedException {
    withdraw(id(Addresses.canonical(Addresses.withoutSecrets(address))));
  }

  private List<PostState> present(Handle db, List<String> ids) {
    return store.states().find(db, ids).values().stream().filter(state -> !state.gone()).toList();
  }

  interface Work {
    void with(Handle db, Writer writer);
  }

  /// Runs the work while this look alone may publish of its source.
  void commit(Work work) throws InterruptedException {
    writers.use(writer -> store.database().run(db -> {
      store.watches().hold(db, lease, clock.instant());
      work.with(db, writer);
    }));
  }

  private List<Draft> drafts(List<FoundPost> posts) {
    return posts.stream().map(post -> Draft.of(identity, source, post, 0)).toList();
  }

  @Override
  public boolean knows(String nativeId) {
    Map<String, PostState> states = store.database().transaction(db -> store.states().find(db, List.of(id(nativeId))));
    return states.values().stream().anyMatch(s -> s.erased() || (s.presence() == Presence.PRESENT
        && !s.doubtful()));
  }

  private String id(String nativeId) { return identity.post(source.id(), source.kind(), nativeId).value(); }

  @Override
  public void note(String oddity) { notes.add(oddity); }

  /// For how long the source asks to be left alone.
  Duration patience() { return patience; }

  /// When the source asks not to be looked at.
  Quiet quiet() { return quiet; }

  /// Where the source's address leads to for good.
  @Nullable
  URI movedTo() { return movedTo; }

  int read() { return read; }

  int changed() { return changed; }

  /// What was odd, in one line.
  @Nullable
  String said() {
    String said = String.join("; ", notes.subList(0, Math.min(MOST_NOTES, notes.size())));
    return notes.isEmpty()
        ? null
        : notes.size() <= MOST_NOTES
            ? said
            : said + "; and " + (notes.size() - MOST_NOTES)
                + " more";
  }

  /// Has the lease last from now on.
  void renew() { store.database().run(db -> store.watches().hold(db, lease, now())); }

  Instant now() { return clock.instant(); }
}
