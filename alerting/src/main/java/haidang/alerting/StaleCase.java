package haidang.alerting;

/// The case is no longer what the person saw.
public final class StaleCase extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StaleCase(String message) { super(message); }
}
