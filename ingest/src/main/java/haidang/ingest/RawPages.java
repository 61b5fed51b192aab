package haidang.ingest;

import haidang.events.RawPage;
import haidang.events.log.Event;
import haidang.events.log.Gzip;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.ingest.collect.Digests;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.store.PostgresVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Pages on their way to raw.v1 and back: gzipped, and sealed with a key each.
final class RawPages {
  private static final int LARGEST = Topic.MAX_VALUE - 64 * 1024;

  private final PostgresVault vault;
  private final InstantSource clock;

  RawPages(PostgresVault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// A page that is too large for the log even compressed is kept by its hash alone.
  ///
  /// @param subjects whose erasure erases the page
  Event sealed(Handle db, RawPage page, Collection<String> subjects) {
    byte[] packed = Gzip.pack(Wire.bytes(page));
    byte[] kept = packed.length <= LARGEST
        ? packed
        : Gzip.pack(Wire.bytes(bodiless(page, "body left out: " + packed.length + " bytes compressed, limit "
            + LARGEST)));
    return Wire.event(page, vault.seal(db, page.id(), subjects, kept, clock.instant().plus(Topic.KEY_KEPT)));
  }

  /// The page as it was sealed, or empty where its key was dropped.
  ///
  /// @throws Unreadable when the record is no sealed page
  Optional<RawPage> opened(Stored stored) throws Unreadable {
    try {
      Optional<byte[]> packed = vault.open(stored.keyText(), stored.value());
      return packed.isEmpty()
          ? Optional.empty()
          : Optional.of(Wire.JSON.readValue(Gzip.unpack(packed.get()), RawPage.class));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("it was not sealed with its key", e);
    } catch (IOException | UncheckedIOException e) {
      throw new Unreadable("it is no page as agreed", e);
    }
  }

  static RawPage bodiless(RawPage page, String why) {
    List<String> notes = new ArrayList<>(page.notes());
    notes.add(why);
    return new RawPage(page.id(), page.source(), page.url(), page.contentType(), page.fetched(), page.sha256(),
        new byte[0], notes);
  }

  /// Whether the body is there: some are kept by their hash alone.
  static boolean whole(RawPage page) { return page.sha256().equals(Digests.sha256(page.body())); }
}
