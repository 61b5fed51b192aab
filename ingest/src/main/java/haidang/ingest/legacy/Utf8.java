package haidang.ingest.legacy;

/// How far bytes are UTF-8.
///
/// @param sequences well-formed sequences of two bytes and more
/// @param broken    bytes that belong to none
record Utf8(int sequences, int broken) {
  static Utf8 in(byte[] bytes) {
    int sequences = 0;
    int broken = 0;
    for (int i = 0; i < bytes.length;) {
      int length = lengthAt(bytes, i);
      if (length == 0) {
        broken++;
      } else if (length > 1) {
        sequences++;
      }
      i += Math.max(1, length);
    }
    return new Utf8(sequences, broken);
  }

  boolean valid() { return broken == 0; }

  /// A page cut in the middle of a letter, or with a few foreign bytes, is still UTF-8.
  boolean nearlyValid() { return broken > 0 && sequences >= 20L * broken || broken == 1 && sequences >= 2; }

  /// Length of the well-formed sequence at an index, or 0.
  private static int lengthAt(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int length = first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
            ? 2
            : first >= 0xe0 && first < 0xf0
                ? 3
                : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    for (int i = 1; i < length; i++) {
      if (at + i >= bytes.length || (bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
