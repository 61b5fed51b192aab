package haidang.deploy;

/// A command that cannot be done, in a sentence for the person who typed it.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refused(String message) { super(message); }

  Refused(String message, Throwable cause) { super(message, cause); }
}
