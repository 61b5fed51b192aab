package haidang.deploy;

/// A number with its noun in English, which Vietnamese does not bend.
final class Counted {
  private Counted() {}

  /// @param noun one that takes an s, as in `1 line`, `2 lines`
  static String of(long count, String noun) { return count + " " + noun + (count == 1 ? "" : "s"); }
}
