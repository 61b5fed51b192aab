package haidang.classify.rules;

/// Where and why an expression cannot be read.
final class Misread extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int at;
  private final String expected;
  private final String suggestion;

  /// @param at offset in the expression, in UTF-16 units
  Misread(int at, String message, String expected, String suggestion) {
    super(message, null, false, false);
    this.at = at;
    this.expected = expected;
    this.suggestion = suggestion;
  }

  Misread(int at, String message) { this(at, message, "", ""); }

  String reason() { return String.valueOf(getMessage()); }

  int at() { return at; }

  String expected() { return expected; }

  String suggestion() { return suggestion; }
}
