package haidang.events.log;

/// The log cannot be reached just now.
public final class LogUnavailable extends Unavailable {
  private static final long serialVersionUID = 1;

  public LogUnavailable(String message, Throwable cause) { super(message, cause); }
}
