package haidang.ingest.collect;

/// A page that is not what its source should serve. The message says where it breaks and holds no post text.
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  public Unreadable(String message) { super(message); }

  public Unreadable(String message, Throwable cause) { super(message, cause); }
}
