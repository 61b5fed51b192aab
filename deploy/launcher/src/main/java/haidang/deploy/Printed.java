package haidang.deploy;

import haidang.events.log.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command prints for programs.
final class Printed {
  private Printed() {}

  /// Standard output for bytes. A write fails with [ReaderGone] once nobody reads it any more, as behind `| head`.
  static OutputStream bytes() { return new Guarded(System.out); }

  /// Standard output has no reader: a reason to stop, and nothing to tell.
  static final class ReaderGone extends IOException {
    private static final long serialVersionUID = 1;
  }

  /// A print stream keeps its trouble to itself unless it is asked.
  private static final class Guarded extends OutputStream {
    private final PrintStream out;

    Guarded(PrintStream out) { this.out = out; }

    @Override
    public void write(int b) throws IOException { write(new byte[]{(byte) b}, 0, 1); }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      demandReader();
    }

    @Override
    public void flush() throws IOException {
      out.flush();
      demandReader();
    }

    private void demandReader() throws IOException {
      if (out.checkError()) {
        throw new ReaderGone();
      }
    }
  }

  /// One line of JSON on standard output.
  static void json(Object figures) { System.out.println(new String(Wire.bytes(figures), StandardCharsets.UTF_8)); }
}
