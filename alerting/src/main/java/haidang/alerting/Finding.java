package haidang.alerting;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person's decision on a case.
///
/// @param reason demanded for a dismissal
/// @param note   free words of the person, at most 2,000 chars
/// @param cited  the source relied on; demanded where false news is confirmed
/// @param by     account name
public record Finding(Label label, @Nullable Reason reason, String note, @Nullable URI cited, String by, Instant at) {
  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public Finding {
    note = note == null ? "" : note;
    if (label == Label.DISMISSED && reason == null) {
      throw new IllegalArgumentException("a dismissal needs its reason");
    }
    if (note.length() > 2_000) {
      throw new IllegalArgumentException("note has " + note.length() + " chars, limit 2000");
    }
  }
}
