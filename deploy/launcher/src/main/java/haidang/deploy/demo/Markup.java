package haidang.deploy.demo;

/// What posts contain is shown, never markup of the page around it.
final class Markup {
  private Markup() {}

  static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  /// Lines become paragraphs.
  static String paragraphs(String plain) { return "<p>" + text(plain).replaceAll("\\R+", "</p>\n<p>") + "</p>"; }
}
