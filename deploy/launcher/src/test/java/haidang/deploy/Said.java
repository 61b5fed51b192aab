package haidang.deploy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a command of this process answered.
///
/// @param out standard output
/// @param err standard error
record Said(int code, String out, String err) {
  static Said by(String... words) { return by(List.of(words)); }

  static synchronized Said by(List<String> words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    PrintStream usualOut = System.out;
    PrintStream usualErr = System.err;
    InputStream usualIn = System.in;
    try (var toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        var toErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(toOut);
      System.setErr(toErr);
      System.setIn(InputStream.nullInputStream()); // the real one is how the tests' runner talks to this process
      int code = Main.commandLine().setOut(writer(toOut)).setErr(writer(toErr))
          .execute(words.toArray(String[]::new));
      return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(usualOut);
      System.setErr(usualErr);
      System.setIn(usualIn);
    }
  }

  private static PrintWriter writer(PrintStream out) { return new PrintWriter(out, true, StandardCharsets.UTF_8); }
}
