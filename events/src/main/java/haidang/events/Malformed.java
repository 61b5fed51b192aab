package haidang.events;

/// A value that breaks the contract. The message names the offender and the limit and holds no post text.
public class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public Malformed(String message) { super(message); }

  public Malformed(String message, Throwable cause) { super(message, cause); }

  /// A short, printable form of an identifier for a message.
  static String shown(String value) {
    String head = value.length() > 40 ? value.substring(0, 40) + "…" : value;
    return head.replaceAll("\\p{Cntrl}", "?");
  }
}
