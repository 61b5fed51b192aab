package haidang.events.jsonl;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// Files that may be packed by gzip, told by their first two bytes.
public final class Unpacked {
  private static final int FIRST = 0x1F;
  private static final int SECOND = 0x8B;

  private Unpacked() {}

  /// The bytes as they were before they were packed, if they were.
  public static InputStream of(InputStream in) throws IOException {
    var buffered = new BufferedInputStream(in, 64 * 1024);
    return packed(buffered) ? new GZIPInputStream(buffered, 64 * 1024) : buffered;
  }

  private static boolean packed(BufferedInputStream in) throws IOException {
    in.mark(2);
    boolean packed = in.read() == FIRST && in.read() == SECOND;
    in.reset();
    return packed;
  }
}
