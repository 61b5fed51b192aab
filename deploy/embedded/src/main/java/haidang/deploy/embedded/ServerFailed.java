package haidang.deploy.embedded;

/// An embedded server that could not be started; the message says why and where to look.
public final class ServerFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ServerFailed(String message) { super(message); }

  public ServerFailed(String message, Throwable cause) { super(message, cause); }
}
