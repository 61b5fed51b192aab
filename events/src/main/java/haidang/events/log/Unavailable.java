package haidang.events.log;

/// Something this program depends on cannot be reached just now; trying again later may help.
public class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unavailable(String message, Throwable cause) { super(message, cause); }

  public Unavailable(String message) { super(message); }
}
