package haidang.ingest.legacy;

/// How far bytes are UTF-8.
///
/// @param sequences well-formed sequences of two bytes and more
/// @param broken    bytes, or torn sequences, that belong to none
record Utf8(int sequences, int broken) {
  static Utf8 in(byte[] bytes) {
    int sequences = 0;
    int broken = 0;
    for (int i = 0; i < bytes.length;) {
      int announced = announced(bytes[i] & 0xff);
      int found = found(bytes, i, announced);
      if (found < announced || announced == 0) {
        broken++;
      } else if (announced > 1) {
        sequences++;
      }
      i += Math.max(1, found);
    }
    return new Utf8(sequences, broken);
  }

  boolean valid() { return broken == 0; }

  /// A page cut in the middle of a letter, or with a few foreign bytes, is still UTF-8.
  boolean nearlyValid() { return broken > 0 && sequences >= 20L * broken || broken == 1 && sequences >= 2; }

  /// How long the sequence is that a byte begins, 0 where it begins none.
  private static int announced(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xc2 || first >= 0xf5) {
      return 0;
    }
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }

  /// How much of it is there.
  private static int found(byte[] bytes, int at, int announced) {
    int found = Math.min(1, announced);
    while (found < announced && at + found < bytes.length && (bytes[at + found] & 0xc0) == 0x80) {
      found++;
    }
    return found;
  }
}
