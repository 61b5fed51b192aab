package haidang.deploy;

import haidang.events.log.Wire;
import java.nio.charset.StandardCharsets;

/// What a command prints for programs.
final class Printed {
  private Printed() {}

  /// One line of JSON on standard output.
  static void json(Object figures) { System.out.println(new String(Wire.bytes(figures), StandardCharsets.UTF_8)); }
}
