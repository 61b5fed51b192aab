package haidang.ingest;

import haidang.ingest.collect.FoundPost;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.text.Addresses;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The page a feed's item leads to. What it says is the feed's affair; that it is there shows that the item is.
final class ItemPage {
  private ItemPage() {}

  /// @return null for other sources, and where an item leads nowhere that we could go
  static @Nullable URI of(Source source, FoundPost found) {
    URI page = source.kind() == SourceKind.FEED ? found.permalink() : null;
    return page == null || Addresses.lacksSecrets(page) ? null : page;
  }
}
