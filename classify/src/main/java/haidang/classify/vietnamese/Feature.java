package haidang.classify.vietnamese;

import java.util.Arrays;
import java.util.Optional;

/// What a text shows as a whole. A set of features is an `int` of [#bit()]s.
public enum Feature {
  OBFUSCATED("obfuscated"), UNACCENTED("unaccented"), CAPS("caps"), QUESTION("question"), LINK("link"), PHONE(
      "phone"),
  QUOTE("quote"), EMOJI("emoji");

  private final String code;

  Feature(String code) { this.code = code; }

  public int bit() { return 1 << ordinal(); }

  public String code() { return code; }

  public static Optional<Feature> of(String code) {
    return Arrays.stream(values()).filter(feature -> feature.code.equals(code)).findFirst();
  }
}
