package haidang.console.search;

import haidang.classify.archive.Facet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Adds conditions to a query and takes them out, so that a facet is a link and the address is the whole state.
public final class Narrowing {
  private Narrowing() {}

  /// Whether the query already asks for this value.
  static boolean asks(String query, Facet facet, String value) {
    return words(query).stream().anyMatch(word -> is(word, facet, value));
  }

  /// The query with the condition, or without it where it already asks for it.
  static String toggled(String query, Facet facet, String value) {
    if (asks(query, facet, value)) {
      return words(query).stream().filter(word -> !is(word, facet, value)).collect(Collectors.joining(" "));
    }
    return (query.strip() + " " + facet.vi() + ":" + quoted(value)).strip();
  }

  /// The query on one day alone; an earlier bound in time makes way.
  public static String on(String query, String day) {
    String without = words(query).stream().filter(word -> !word.matches("(?iu)(ngày|date|từ|from|đến|to):\\S+"))
        .collect(Collectors.joining(" "));
    return (without + " ngày:" + day).strip();
  }

  private static boolean is(String word, Facet facet, String value) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.equals(facet.vi() + ":" + quoted(value)) || lower.equals(facet.code() + ":" + quoted(value));
  }

  private static String quoted(String value) {
    return value.matches("[\\p{L}\\p{N}._-]+") ? value : "\"" + value + "\"";
  }

  /// Words of a query; a quotation is one word.
  private static List<String> words(String query) {
    return Arrays.stream(query.strip().split("\\s+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
        .filter(word -> !word.isEmpty()).toList();
  }
}
