package haidang.classify.rules;

import java.util.ArrayList;
import java.util.List;

/// Lays an expression out over lines: what is joined by AND stands below one another, so do alternatives that are more than
/// words; words follow each other up to the width.
final class Layout {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";
  /// Alternatives up to this long are told like words.
  private static final int SHORT = 40;

  private final StringBuilder lines = new StringBuilder();

  private Layout() {}

  /// The lines, each indented and ended.
  static String of(Node expression) {
    Layout layout = new Layout();
    layout.lay(expression, Printer.OR, INDENT, "", "");
    return layout.lines.toString();
  }

  /// @param least what binds less stands in brackets
  private void lay(Node node, int least, String indent, String before, String after) {
    String whole = indent + before + Printer.print(node, least) + after;
    if (whole.length() <= WIDTH) {
      lines.append(whole).append('\n');
      return;
    }
    switch (node) {
      case Node.Or or when !told(or) -> joined(paragraphs(or), node, least, indent, before, after);
      case Node.And and -> joined(and.parts(), node, least, indent, before, after);
      case Node.Several several -> {
        lines.append(indent).append(before).append(several.least()).append(" OF (\n");
        for (int i = 0; i < several.parts().size(); i++) {
          lay(several.parts().get(i), Printer.OR, indent + INDENT, "", i == several.parts().size() - 1 ? "" : ",");
        }
        lines.append(indent).append(')').append(after).append('\n');
      }
      case Node.Not not -> lay(not.inner(), Printer.NEAR, indent, before + "NOT ", after);
      case Node.Or _,Node.Near _,Node.Apart _,Node.Words _,Node.Prefix _,Node.Listed _,Node.Field _,Node.Marked _,Node.Tag _,Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _,Node.Density _ ->
        fold(whole, indent + INDENT);
    }
  }

  private void joined(List<Node> parts, Node node, int least, String indent, String before, String after) {
    boolean all = node instanceof Node.And;
    boolean brackets = Printer.level(node) < least;
    if (brackets) {
      lines.append(indent).append(before).append("(\n");
    }
    for (int i = 0; i < parts.size(); i++) {
      String joint = i == 0 ? brackets ? "" : before : all ? "AND " : "OR ";
      boolean further = brackets || all && i > 0 && least > Printer.OR;
      Node part = parts.get(i);
      lay(part, all ? Printer.NOT : part instanceof Node.Or ? Printer.OR : Printer.AND,
          further ? indent + INDENT : indent, joint,
          i < parts.size() - 1 || brackets ? "" : after);
    }
    if (brackets) {
      lines.append(indent).append(')').append(after).append('\n');
    }
  }

  /// Whether all alternatives are told like words.
  private static boolean told(Node.Or or) { return or.parts().stream().allMatch(Layout::told); }

  private static boolean told(Node part) {
    return Printer.level(part) >= Printer.NEAR && Printer.print(part).length() <= SHORT;
  }

  /// The alternatives, those side by side that are told like words as one.
  private static List<Node> paragraphs(Node.Or or) {
    List<Node> paragraphs = new ArrayList<>();
    List<Node> words = new ArrayList<>();
    for (Node part : or.parts()) {
      if (told(part)) {
        words.add(part);
      } else {
        paragraph(words, paragraphs);
        paragraphs.add(part);
      }
    }
    paragraph(words, paragraphs);
    return paragraphs;
  }

  private static void paragraph(List<Node> words, List<Node> paragraphs) {
    if (!words.isEmpty()) {
      paragraphs.add(words.size() == 1 ? words.getFirst() : new Node.Or(List.copyOf(words), words.getFirst().at()));
      words.clear();
    }
  }

  /// Breaks a line that is too long at blanks outside quotation marks.
  private void fold(String line, String indent) {
    String rest = line;
    for (int end = blank(rest, indent.length()); end > 0; end = blank(rest, indent.length())) {
      lines.append(rest, 0, end).append('\n');
      rest = indent + rest.substring(end + 1);
    }
    lines.append(rest).append('\n');
  }

  /// The last blank to break at, 0 when there is none or the line is short enough.
  private static int blank(String line, int indent) {
    int best = 0;
    boolean quoted = false;
    for (int i = 0; line.length() > WIDTH && i < WIDTH; i++) {
      quoted ^= line.charAt(i) == '"';
      best = line.charAt(i) == ' ' && !quoted && i > indent ? i : best;
    }
    return best;
  }
}
