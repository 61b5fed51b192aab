package haidang.classify.judge;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads lines as bytes, holding no more of one than the limit.
final class Lines {
  /// @param number from 1
  /// @param bytes  without the line's end; null when there were more than the limit
  record Line(long number, byte @Nullable [] bytes) {
    int size() { return bytes == null ? 0 : bytes.length; }
  }

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;
  private long number;

  Lines(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /// The next line, or null at the end. A last line need not end in a line feed.
  @Nullable
  Line next() throws IOException {
    byte[] line = new byte[256];
    int length = 0;
    boolean any = false;
    while (from < to || fill()) {
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      int taken = length > limit ? 0 : end - from;
      if (length + taken > line.length) {
        line = Arrays.copyOf(line, Math.max(line.length * 2, length + taken));
      }
      System.arraycopy(buffer, from, line, length, taken);
      length += taken;
      from = end + 1;
      if (end < to) {
        return line(line, length);
      }
    }
    return any ? line(line, length) : null;
  }

  private Line line(byte[] bytes, int length) {
    number++;
    if (length > limit) {
      return new Line(number, null);
    }
    int start = number == 1 && length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF ? 3 : 0;
    int end = length > start && bytes[length - 1] == '\r' ? length - 1 : length;
    return new Line(number, Arrays.copyOfRange(bytes, start, end));
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer));
    return to > 0;
  }
}
