package haidang.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Figures by name, in order, for people or for programs.
final class Figures {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, Object> figures = new LinkedHashMap<>();

  Figures put(String name, Object figure) {
    figures.put(name, figure);
    return this;
  }

  Figures putAll(Figures others) {
    figures.putAll(others.figures);
    return this;
  }

  /// Rounds to three digits behind the point.
  Figures rounded(String name, double figure) { return put(name, (Object) (Math.round(figure * 1_000) / 1_000.0)); }

  /// Times in nanoseconds as whole numbers of a unit.
  static List<Long> list(long[] nanos, double unit) {
    return Arrays.stream(nanos).mapToObj(one -> Math.round(one / unit)).toList();
  }

  Map<String, Object> asMap() { return figures; }

  void print(boolean json) throws JsonProcessingException {
    if (json) {
      System.out.println(JSON.writeValueAsString(figures));
    } else {
      figures.forEach((name, value) -> System.out.println(name + ": " + value));
    }
  }
}
