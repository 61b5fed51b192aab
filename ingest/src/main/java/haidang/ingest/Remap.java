package haidang.ingest;

import haidang.events.Malformed;
import haidang.events.Position;
import haidang.events.RawPage;
import haidang.events.SourceId;
import haidang.events.log.EventLog;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Mapped;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.source.Source;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repairs what a mapper got wrong: reads the raw pages the log still holds once more and publishes what they turn out
/// to say. Mappers are pure, so a page that is read as before changes nothing, and a second run publishes nothing.
///
/// A post's content is what counts: title, text, media and links. What its mapper now finds no more stays as it is.
public final class Remap {
  private static final Logger LOG = LoggerFactory.getLogger(Remap.class);
  private final EventLog log;
  private final Store store;
  private final Publisher publisher;
  private final Identity identity;
  private final Platforms platforms;
  private final InstantSource clock;

  Remap(EventLog log, Store store, Publisher publisher, Identity identity, Platforms platforms, InstantSource clock) {
    this.log = log;
    this.store = store;
    this.publisher = publisher;
    this.identity = identity;
    this.platforms = platforms;
    this.clock = clock;
  }

  /// What to read again.
  ///
  /// @param sources none for all
  /// @param dryRun  whether to count alone
  public record Order(List<SourceId> sources, boolean dryRun) {
    public Order {
      sources = List.copyOf(sources);
    }
  }

  /// @param pages      on the log, of the sources asked for or of none that can be told
  /// @param skipped    of these, the ones that no mapper can read: erased, kept without their body, or of an import,
  ///                   whose file is imported again instead
  /// @param unreadable of these, the ones that are no sealed page, or whose mapper cannot read them
  /// @param posts      found on the other pages
  /// @param published  versions of posts, gone ones included; with a dry run those that would be
  public record Figures(long pages, long skipped, long unreadable, long posts, long published) {}

  /// @param done of `total`: places on the log
  public record Progress(long done, long total, Figures figures) {}

  /// Reads all pages; none that cannot be read stops the others.
  ///
  /// @param unreadable takes a sentence for each page that could not be read
  /// @throws Malformed when there is no such source
  public Figures run(Order order, Consumer<Progress> told, Consumer<String> unreadable) {
    order.sources().forEach(this::demandKnown);
    try (Repair repair = order.dryRun() ? new DryRepair(store) : new PublishedRepair(log, store, publisher, clock)) {
      var run = new Run(order, repair, told, unreadable);
      log.scan(Topic.RAW, run::read);
      return run.figures();
    }
  }

  private void demandKnown(SourceId id) {
    if (source(id).isEmpty()) {
      throw new Malformed("there is no source " + id);
    }
  }

  private Optional<Source> source(SourceId id) {
    return store.database().transaction(db -> store.sources().find(db, id.value()));
  }

  /// One run over the log.
  private final class Run {
    private final Order order;
    private final Repair repair;
    private final Consumer<Progress> told;
    private final Consumer<String> unreadables;
    private final RawPages raw = new RawPages(store.vault(), clock);
    private final Map<SourceId, Optional<Source>> sources = new HashMap<>();
    private final Passed passed = new Passed(log.ends(Topic.RAW));
    private long pages;
    private long skipped;
    private long unreadable;
    private long posts;
    private long published;

    Run(Order order, Repair repair, Consumer<Progress> told, Consumer<String> unreadables) {
      this.order = order;
      this.repair = repair;
      this.told = told;
      this.unreadables = unreadables;
    }

    Figures figures() { return new Figures(pages, skipped, unreadable, posts, published); }

    void read(Stored stored) {
      try {
        Optional<RawPage> page = raw.opened(stored);
        if (page.isEmpty()) {
          pages++;
          skipped++;
        } else if (order.sources().isEmpty() || order.sources().contains(page.get().source())) {
          pages++;
          read(page.get(), stored.position());
        }
      } catch (Unreadable e) {
        pages++;
        complain("record " + stored.position(), e);
      }
      passed.by(stored.position());
      told.accept(new Progress(passed.done(), passed.total(), figures()));
    }

    private void read(RawPage page, Position at) {
      Optional<Source> source = sources.computeIfAbsent(page.source(), Remap.this::source);
      Optional<Collector> collector = source.flatMap(s -> platforms.of(s.kind()));
      if (source.isEmpty() || collector.isEmpty() || !RawPages.whole(page)) {
        skipped++;
        return;
      }
      try {
        Mapped mapped = Platforms.map(collector.get(), source.get(), page);
        Reading reading = reading(source.get(), page, at, mapped);
        posts += reading.drafts().size();
        published += repair.of(reading);
      } catch (Unreadable e) {
        complain("page " + page.id() + " of " + page.source(), e);
      }
    }

    private Reading reading(Source source, RawPage page, Position at, Mapped mapped) {
      return new Reading(source, page, at, mapped.posts().stream().map(post -> Draft.of(identity, source, post, 0))
          .toList(), mapped.gone().stream().map(id -> identity.post(source.id(), source.kind(), id).value()).toList());
    }

    private void complain(String what, Unreadable why) {
      unreadable++;
      LOG.atWarn().addKeyValue("page", what).addKeyValue("error", why.getMessage()).log("raw page cannot be read");
      unreadables.accept(what + ": " + why.getMessage());
    }
  }
}
