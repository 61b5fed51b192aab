package haidang.classify.vietnamese;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The word lists beside this package.
final class Resources {
  private Resources() {}

  /// The lines of a list, without comments and empty ones.
  static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(Resources.class.getResourceAsStream(name), name)) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("# ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  /// Code point → the Latin letter it looks like.
  static Map<Integer, String> lookalikes() {
    Map<Integer, String> map = new HashMap<>();
    for (String line : lines("lookalikes.txt")) {
      List<String> words = List.of(line.split(" "));
      words.stream().skip(1).forEach(word -> map.put(word.codePointAt(0), words.getFirst()));
    }
    return Map.copyOf(map);
  }

  /// The words of one line of `words.txt`.
  static List<String> words(String kind) {
    return lines("words.txt").stream().filter(line -> line.startsWith(kind + " ")).findFirst()
        .map(line -> List.of(line.substring(kind.length() + 1).split("[ ]"))).orElseThrow();
  }

  /// The pairs of the line `spelling`: written so, read so.
  static Map<String, String> spellings() {
    Map<String, String> map = new HashMap<>();
    for (String pair : String.join(" ", words("spelling")).split("\\|", -1)) {
      List<String> both = List.of(pair.split(" ", -1));
      map.put(both.get(1), both.get(0));
    }
    return Map.copyOf(map);
  }
}
