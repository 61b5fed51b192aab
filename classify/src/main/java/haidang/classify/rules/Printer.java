package haidang.classify.rules;

import java.util.List;
import java.util.stream.Collectors;

/// Writes an expression the one way the formatter likes: no needless brackets, one blank around operators.
final class Printer {
  static final int OR = 0;
  static final int AND = 1;
  static final int NOT = 2;
  static final int NEAR = 3;
  private static final int ATOM = 4;

  private Printer() {}

  static String print(Node node) { return print(node, OR); }

  /// In brackets if it binds less than the least level.
  static String print(Node node, int least) {
    int level = level(node);
    String text = text(node);
    return level < least ? "(" + text + ")" : text;
  }

  /// How tightly a node binds.
  static int level(Node node) {
    return switch (node) {
      case Node.Or _ -> OR;
      case Node.And _ -> AND;
      case Node.Not _ -> NOT;
      case Node.Near _,Node.Apart _ -> NEAR;
      case Node.Several _,Node.Words _,Node.Prefix _,Node.Listed _,Node.Field _,Node.Marked _,Node.Tag _,Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _,Node.Density _ ->
        ATOM;
    };
  }

  private static String text(Node node) {
    return switch (node) {
      case Node.Or or -> joined(or.parts(), " OR ", AND);
      case Node.And and -> joined(and.parts(), " AND ", NOT);
      case Node.Several several -> several.least() + " OF (" + joined(several.parts(), ", ", OR) + ")";
      case Node.Not not -> "NOT " + print(not.inner(), NEAR);
      case Node.Near near -> print(near.left(), NEAR) + (near.ordered() ? " BEFORE/" : " NEAR/") + near.within() + " "
          + print(near.right(), ATOM);
      case Node.Apart apart -> print(apart.left(), NEAR) + " NOT NEAR/" + apart.within() + " "
          + print(apart.right(), ATOM);
      case Node.Words words -> words.quoted() && !plain(words.text())
          ? "\"" + words.text().strip() + "\""
          : words.text().strip();
      case Node.Prefix prefix -> prefix.text() + "*";
      case Node.Listed listed -> listed.name();
      case Node.Field field -> (field.title() ? "title:" : "text:") + print(field.inner(), ATOM);
      case Node.Marked marked -> marked.mark().code() + "(" + print(marked.inner(), OR) + ")";
      case Node.Tag tag -> "tag:" + tag.word();
      case Node.Shows shows -> (shows.has() ? "has:" : "is:") + shows.feature().code();
      case Node.LinksTo link -> "link:" + link.to();
      case Node.Is is -> is.attribute().code() + ":" + is.value();
      case Node.Count count -> "count." + count.name() + " " + count.comparison();
      case Node.Score score -> "score." + score.name() + " " + score.comparison();
      case Node.Density density -> "density(" + density.list() + ") " + density.comparison();
    };
  }

  private static String joined(List<Node> parts, String between, int least) {
    return parts.stream().map(part -> print(part, least)).collect(Collectors.joining(between));
  }

  /// Whether a phrase could stand without its quotation marks and mean the same.
  private static boolean plain(String phrase) {
    return phrase.matches("[\\p{L}\\p{M}\\p{N}]+") && !phrase.matches("AND|OR|NOT|NEAR|BEFORE|OF");
  }
}
