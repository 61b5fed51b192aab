package haidang.classify.rules;

import haidang.classify.vietnamese.Step;
import haidang.events.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Words one rule's reasons, from the rule's own words and never from the post's. The latest sentences are kept, as a
/// rule matches mostly for the same reasons.
final class Reasons {
  private static final int MOST_SHOWN = 6;
  private static final int MOST_KEPT = 16;

  /// @param atoms      what was found, rising
  /// @param conditions what else held
  /// @param needed     steps without which it would not have matched, as bits
  private record Kept(int[] atoms, List<String> conditions, int needed, Bilingual sentence) {}

  private final Rule rule;
  private final Engine engine;
  private volatile Kept[] kept = {};

  Reasons(Rule rule, Engine engine) {
    this.rule = rule;
    this.engine = engine;
  }

  /// @param found what was found, rising; `count` of it
  Bilingual sentence(int[] found, int count, List<String> conditions, int needed) {
    Kept[] known = kept;
    for (Kept one : known) {
      if (one.needed == needed && Arrays.equals(one.atoms, 0, one.atoms.length, found, 0, count)
          && one.conditions.equals(conditions)) {
        return one.sentence;
      }
    }
    int[] atoms = Arrays.copyOf(found, count);
    Bilingual sentence = new Bilingual(vietnamese(atoms, conditions, needed), english(atoms, conditions, needed));
    if (known.length < MOST_KEPT) {
      Kept[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = new Kept(atoms, conditions, needed, sentence);
      kept = more;
    }
    return sentence;
  }

  private String vietnamese(int[] atoms, List<String> conditions, int needed) {
    return rule.title().vi() + ": có " + shown(atoms, "«", "»") + conditions(conditions)
        + (needed == 0 ? "." : ". Không khớp nếu không đọc qua: " + steps(needed, Step::vi) + ".");
  }

  private String english(int[] atoms, List<String> conditions, int needed) {
    return rule.title().en() + ": found " + shown(atoms, "“", "”") + conditions(conditions) + (needed == 0
        ? "."
        : ". Would not have matched without reading through: " + steps(needed, Step::en) + ".");
  }

  private static String steps(int needed, Function<Step, String> name) {
    return Step.of(needed).stream().map(name).collect(Collectors.joining(", "));
  }

  /// Several atoms may be one word to a reader, such as a word and its bare form.
  private String shown(int[] atoms, String open, String close) {
    List<String> words = Arrays.stream(atoms).mapToObj(atom -> engine.atoms().get(atom).shown()).distinct().toList();
    return words.stream().limit(MOST_SHOWN).map(word -> open + word + close).collect(Collectors.joining(", "))
        + (words.size() > MOST_SHOWN ? " …" : "");
  }

  private static String conditions(List<String> conditions) {
    return conditions.isEmpty() ? "" : "; " + String.join(", ", conditions);
  }
}
