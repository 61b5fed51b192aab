package haidang.ingest.fetch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A page could not be had. The message names the offender and the limit.
public final class FetchFailed extends Exception {
  private static final long serialVersionUID = 1;
  private final Trouble trouble;
  private final transient @Nullable Instant notBefore;

  public FetchFailed(Trouble trouble, String message) { this(trouble, message, null, null); }

  FetchFailed(Trouble trouble, String message, @Nullable Instant notBefore, @Nullable Throwable cause) {
    super(message, cause);
    this.trouble = trouble;
    this.notBefore = notBefore;
  }

  public Trouble trouble() { return trouble; }

  /// When the server may be asked again, if it said so.
  public @Nullable Instant notBefore() { return notBefore; }
}
