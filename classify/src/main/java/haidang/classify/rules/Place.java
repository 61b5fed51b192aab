package haidang.classify.rules;

import java.util.List;

/// The part of a rule that has a place in the text: it yields stretches of tokens. Numbers of atoms and lists count
/// within the [Unit] they belong to.
sealed interface Place {
  /// Any of these atoms.
  ///
  /// @param atoms numbers of atoms, rising
  record Atoms(int[] atoms) implements Place {}

  record Union(List<Place> parts) implements Place {}

  /// The shortest stretches that hold one stretch of each, which do not overlap, with at most `within` words between.
  record Near(Place left, Place right, int within, boolean ordered) implements Place {}

  /// Stretches of the first with none of the second within so many words.
  record Apart(Place inner, Place other, int within) implements Place {}

  /// Stretches of the first which lie with a stretch of the second at most so many words away.
  record Beside(Place inner, Place other, int within) implements Place {}

  /// Stretches of the first that do not lie inside one of the second.
  record Outside(Place inner, Place other) implements Place {}

  record Marked(Place inner, Mark mark) implements Place {}

  record InField(Place inner, boolean title) implements Place {}

  /// The stretches of a word list.
  record Listed(int list) implements Place {}
}
