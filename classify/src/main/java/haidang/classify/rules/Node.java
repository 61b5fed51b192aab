package haidang.classify.rules;

import haidang.classify.vietnamese.Feature;
import java.util.List;

/// An expression as its author wrote it. `at` is where it begins in the text of the expression, in UTF-16 units.
sealed interface Node {
  int at();

  record And(List<Node> parts, int at) implements Node {}

  record Or(List<Node> parts, int at) implements Node {}

  /// At least so many of the parts.
  record Several(int least, List<Node> parts, int at) implements Node {}

  record Not(Node inner, int at) implements Node {}

  /// @param within  words between, at most
  /// @param ordered left before right
  record Near(Node left, Node right, int within, boolean ordered, int at) implements Node {}

  /// `left NOT NEAR/within right`.
  record Apart(Node left, Node right, int within, int at) implements Node {}

  /// A word or phrase.
  record Words(String text, boolean quoted, int at) implements Node {}

  record Prefix(String text, int at) implements Node {}

  /// @param name with its `@`
  record Listed(String name, int at) implements Node {}

  record Field(boolean title, Node inner, int at) implements Node {}

  record Marked(Mark mark, Node inner, int at) implements Node {}

  record Tag(String word, int at) implements Node {}

  record Shows(Feature feature, boolean has, int at) implements Node {}

  /// @param to a host or `@list`
  record LinksTo(String to, int at) implements Node {}

  record Is(Attribute attribute, String value, int at) implements Node {}

  record Count(String name, Comparison comparison, int at) implements Node {}

  record Score(String name, Comparison comparison, int at) implements Node {}

  record Density(String list, Comparison comparison, int at) implements Node {}
}
