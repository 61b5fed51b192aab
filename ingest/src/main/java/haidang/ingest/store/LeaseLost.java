package haidang.ingest.store;

/// Someone else has taken over what this one was working on; its work must not be committed.
public final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LeaseLost(String what) { super(what); }
}
