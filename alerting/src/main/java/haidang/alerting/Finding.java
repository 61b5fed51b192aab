package haidang.alerting;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person's decision on a case.
///
/// @param reason   demanded for a dismissal
/// @param note     free words of the person, at most 2,000 chars
/// @param cited    web address of the source relied on
/// @param document the source where it is no web address: number, date and issuer, at most 500 chars. One of the two is
///     demanded of what is said of the truth
/// @param by       account name
public record Finding(Label label, @Nullable Reason reason, String note, @Nullable URI cited, String document,
    String by, Instant at) {
  private static final int LONGEST_NOTE = 2_000;
  private static final int LONGEST_DOCUMENT = 500;
  /// Stands in where the post itself was the source of what is said of the truth.
  private static final String GONE = "chính bài này, nay không còn / the post itself, now gone";

  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public Finding {
    note = note == null ? "" : note;
    document = document == null ? "" : document;
    if (label == Label.DISMISSED && reason == null) {
      throw new Lacking(Lacking.What.REASON, "a dismissal needs its reason");
    }
    if (label.ofTruth() && cited == null && document.isBlank()) {
      throw new Lacking(Lacking.What.CITATION, "'" + label.code() + "' needs a cited source");
    }
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("note has " + note.length() + " chars, limit " + LONGEST_NOTE);
    }
    if (document.length() > LONGEST_DOCUMENT) {
      throw new IllegalArgumentException("document has " + document.length() + " chars, limit " + LONGEST_DOCUMENT);
    }
  }

  /// What may stay of it once the post is gone: free words may quote the post, and its address is the post's.
  ///
  /// @param permalink of the post, as far as it is still known
  Finding withoutPost(@Nullable URI permalink) {
    boolean post = cited != null && cited.equals(permalink);
    String kept = post && label.ofTruth() && document.isBlank() ? GONE : document;
    return new Finding(label, reason, "", post ? null : cited, kept, by, at);
  }

  /// Whether another decision is the same, made at whatever time.
  boolean says(Finding other) { return new Finding(label, reason, note, cited, document, by, other.at).equals(other); }

  /// The source relied on, in a line; empty where none is cited.
  public String source() {
    return cited == null ? document : document.isEmpty() ? cited.toString() : cited + ", " + document;
  }
}
