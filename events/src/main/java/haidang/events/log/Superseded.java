package haidang.events.log;

/// Another instance has taken this one's name; this one must stop.
public final class Superseded extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Superseded(String message, Throwable cause) { super(message, cause); }
}
