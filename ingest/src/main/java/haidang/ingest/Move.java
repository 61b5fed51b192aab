package haidang.ingest;

import haidang.ingest.collect.Cursor;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A source whose address leads elsewhere for good, look after look. A person changes the address: nobody but the site
/// answers for where it leads, and a sources file must say what is watched.
///
/// @param looks that were led there in a row; those that failed do not count
record Move(@Nullable String to, int looks) {
  /// Before that it may be a site's passing whim.
  private static final int LOOKS_TO_BELIEVE = 3;
  private static final String TO = "moved-to";
  private static final String LOOKS = "moved-looks";

  static Move of(Cursor cursor) {
    String to = cursor.get(TO);
    String looks = cursor.get(LOOKS);
    return new Move(to, to == null || looks == null ? 0 : Integer.parseInt(looks));
  }

  /// @param now where it led to this time, null where it led nowhere
  Move seen(@Nullable URI now) {
    return now == null ? new Move(null, 0) : new Move(now.toString(), now.toString().equals(to) ? looks + 1 : 1);
  }

  Cursor in(Cursor cursor) { return cursor.with(TO, to).with(LOOKS, to == null ? null : String.valueOf(looks)); }

  /// What a person should know of it.
  Optional<String> said() {
    return looks < LOOKS_TO_BELIEVE ? Optional.empty() : Optional.of("moved for good to " + to + ": change its url");
  }
}
