package haidang.classify.rules;

import haidang.classify.vietnamese.Step;
import haidang.events.Bilingual;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Words a rule's reasons, from the rule's own words and never from the post's.
final class Reasons {
  private static final int MOST_SHOWN = 6;
  private static final int MOST_KEPT = 256;

  private record Key(List<String> words, List<String> conditions, int needed) {}

  private final CompiledRule rule;
  private final ConcurrentHashMap<Key, Bilingual> kept = new ConcurrentHashMap<>();

  Reasons(CompiledRule rule) { this.rule = rule; }

  /// @param words      the rule's words that were found
  /// @param conditions what else held
  /// @param needed     steps without which it would not have matched, as bits
  Bilingual sentence(List<String> words, List<String> conditions, int needed) {
    Key key = new Key(words, conditions, needed);
    Bilingual known = kept.get(key);
    if (known == null) {
      known = new Bilingual(vietnamese(key), english(key));
      if (kept.size() < MOST_KEPT) {
        kept.put(key, known);
      }
    }
    return known;
  }

  private String vietnamese(Key key) {
    return rule.rule().title().vi() + ": có " + shown(key, "«", "»") + conditions(key, "; ")
        + (key.needed() == 0
            ? "."
            : ". Không khớp nếu không đọc qua: "
                + Step.of(key.needed()).stream().map(Step::vi).collect(Collectors.joining(", ")) + ".");
  }

  private String english(Key key) {
    return rule.rule().title().en() + ": found " + shown(key, "“", "”") + conditions(key, "; ")
        + (key.needed() == 0
            ? "."
            : ". Would not have matched without reading through: "
                + Step.of(key.needed()).stream().map(Step::en).collect(Collectors.joining(", ")) + ".");
  }

  private static String shown(Key key, String open, String close) {
    String words = key.words().stream().limit(MOST_SHOWN).map(word -> open + word + close)
        .collect(Collectors.joining(", "));
    return words + (key.words().size() > MOST_SHOWN ? " …" : "");
  }

  private static String conditions(Key key, String before) {
    return key.conditions().isEmpty() ? "" : before + String.join(", ", key.conditions());
  }
}
