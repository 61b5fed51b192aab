package haidang.console.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// A file that pages load, once as it is and once compressed as well as gzip can.
@SuppressWarnings("ArrayRecordComponent") // handed to the server as they are, compared by nobody
record Asset(String type, byte[] plain, byte[] compressed) {
  static Asset of(String type, byte[] plain) { return new Asset(type, plain, compress(plain)); }

  private static byte[] compress(byte[] plain) {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new Best(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// Slow and small: it runs once.
  private static final class Best extends GZIPOutputStream {
    Best(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
