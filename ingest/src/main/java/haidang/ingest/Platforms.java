package haidang.ingest;

import haidang.events.RawPage;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Mapped;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who looks at what kind of source.
record Platforms(Map<SourceKind, Collector> collectors) {
  Platforms {
    collectors = Map.copyOf(collectors);
  }

  static Platforms of(List<Collector> collectors) {
    return new Platforms(collectors.stream().flatMap(c -> c.kinds().stream().map(kind -> Map.entry(kind, c)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /// Empty for imports, and for platforms that offer no lawful way in.
  Optional<Collector> of(SourceKind kind) { return Optional.ofNullable(collectors.get(kind)); }

  /// Mapping is pure, so whatever breaks in it is the page's doing.
  static Mapped map(Collector collector, Source source, RawPage page) throws Unreadable {
    try {
      return collector.map(source, page);
    } catch (RuntimeException | StackOverflowError e) {
      throw new Unreadable(page.url() + " broke its reader: " + e.getClass().getSimpleName(), e);
    }
  }
}
