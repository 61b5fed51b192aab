package haidang.bench;

import haidang.events.RuleBody;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A generated rule: any of some phrases, perhaps with another one, perhaps without a third.
///
/// @param any  one to five phrases, each of one to three words
/// @param also must occur too
/// @param not  must not occur
record MadeRule(int number, List<List<String>> any, @Nullable List<String> also, @Nullable List<String> not) {
  private static final String PREFIX = "scam.made-";

  String id() { return PREFIX + "%06d".formatted(number); }

  static int number(String id) { return Integer.parseInt(id, PREFIX.length(), id.length(), 10); }

  /// All phrases, so that vocabularies can be built.
  Stream<List<String>> phrases() {
    return Stream.of(any.stream(), Stream.ofNullable(also), Stream.ofNullable(not)).flatMap(phrases -> phrases);
  }

  /// The rule's file, examples included.
  RuleBody body() {
    String match = any.stream().map(MadeRule::quoted).collect(Collectors.joining(" OR ", "(", ")"))
        + (also == null ? "" : " AND " + quoted(also)) + (not == null ? "" : " AND NOT " + quoted(not));
    return new RuleBody("scam/made-%06d.yaml".formatted(number), """
        id: %s
        title: {vi: Luật %d, en: Rule %d}
        category: scam
        severity: low
        match: '%s'
        must_match: ['%s']
        must_not_match: ['0']
        """.formatted(id(), number, number, match, example()));
  }

  /// A text that matches.
  String example() { return String.join(" ", any.getFirst()) + (also == null ? "" : ", " + String.join(" ", also)); }

  private static String quoted(List<String> phrase) { return "\"" + String.join(" ", phrase) + "\""; }
}
