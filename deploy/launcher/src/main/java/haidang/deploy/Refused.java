package haidang.deploy;

import org.jspecify.annotations.Nullable;

/// A command that cannot be done, in a sentence of both languages for the person who typed it: exit code 1.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refused(String vi, String en) { this(vi, en, null); }

  Refused(String vi, String en, @Nullable Throwable cause) { super(vi + "\n" + en, cause); }

  /// What another part has said already.
  Refused(Throwable cause) { super(cause.getMessage(), cause); }
}
