package haidang.ingest.legacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A Vietnamese encoding from before Unicode, as a table from what its bytes look like in Latin 1.
enum Table {
  TCVN3("tcvn3.txt", false),
  VISCII("viscii.txt", false),
  VNI("vni.txt", true);

  @SuppressWarnings("ImmutableEnumChecker") // filled while it is made, then only read
  private final Map<String, String> meanings = new HashMap<>();

  /// Whether two chars may stand for one letter.
  private final boolean paired;

  Table(String resource, boolean paired) {
    this.paired = paired;
    load(resource);
  }

  private void load(String resource) {
    try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(resource), resource);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ", 2))
          .forEach(pair -> meanings.put(sign(pair[0]), meaning(pair[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The byte tables name a byte in hex, VNI's the characters themselves.
  private String sign(String text) { return paired ? text : String.valueOf((char) Integer.parseInt(text, 16)); }

  private static String meaning(String text) {
    return text.startsWith("U+") ? String.valueOf((char) Integer.parseInt(text.substring(2), 16)) : text;
  }

  /// @param latin one char per byte
  /// @return in NFC
  String read(String latin) {
    var out = new StringBuilder(latin.length());
    for (int i = 0; i < latin.length(); i++) {
      String two = paired && i + 1 < latin.length() ? meanings.get(latin.substring(i, i + 2)) : null;
      if (two != null) {
        out.append(two);
        i++;
      } else {
        String one = String.valueOf(latin.charAt(i));
        out.append(meanings.getOrDefault(one, one));
      }
    }
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }
}
