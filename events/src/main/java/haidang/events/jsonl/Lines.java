package haidang.events.jsonl;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads lines as bytes, holding no more of one than the limit.
public final class Lines {
  /// @param number from 1
  /// @param end    bytes of the stream up to and with the line's end
  /// @param bytes  without the line's end; null when there were more than the limit
  public record Line(long number, long end, byte @Nullable [] bytes) {
    public int size() { return bytes == null ? 0 : bytes.length; }

    /// Whether there is nothing in it but white space of ASCII.
    public boolean blank() {
      for (int i = 0; bytes != null && i < bytes.length; i++) {
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
          return false;
        }
      }
      return bytes != null;
    }
  }

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;
  private long number;
  private long filled;

  /// @param limit longest line, in bytes
  public Lines(InputStream in, int limit) { this(in, limit, 0, 0); }

  /// Goes on where an earlier reader of the same bytes has stopped.
  ///
  /// @param in     stands after that many bytes
  /// @param number of the last line before it
  /// @param bytes  before it
  public Lines(InputStream in, int limit, long number, long bytes) {
    this.in = in;
    this.limit = limit;
    this.number = number;
    this.filled = bytes;
  }

  /// The next line, or null at the end. A last line need not end in a line feed.
  public @Nullable Line next() throws IOException {
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
      return new Line(number, position(), null);
    }
    int start = number == 1 && length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF ? 3 : 0;
    int end = length > start && bytes[length - 1] == '\r' ? length - 1 : length;
    return new Line(number, position(), Arrays.copyOfRange(bytes, start, end));
  }

  private long position() { return filled - Math.max(0, to - from); }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer));
    filled += to;
    return to > 0;
  }
}
