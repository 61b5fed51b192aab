package haidang.bench;

import haidang.classify.rules.Compilation;
import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Generated rules: one to five phrases each, 30 % of them with a second condition, 15 % with a NOT.
final class MadeRules {
  private static final int MOST_PHRASES = 5;
  private static final double SECOND = 0.30;
  private static final double NOT = 0.15;
  private static final long SEED = 20_261_124;

  private MadeRules() {}

  /// The same ones for the same posts. Only rules that hold on their own example are kept, so that the count is exact.
  static List<MadeRule> draw(Vocabulary vocabulary, int count) {
    Random random = new Random(SEED);
    List<MadeRule> made = new ArrayList<>();
    for (int tries = 0; made.size() < count; tries++) {
      if (tries > 20 * count + 1_000) {
        throw new Refused("no " + count + " different rules can be drawn from these posts");
      }
      MadeRule rule = draw(vocabulary, random, made.size());
      if (sound(rule)) {
        made.add(rule);
      }
    }
    return made;
  }

  private static MadeRule draw(Vocabulary vocabulary, Random random, int number) {
    List<List<String>> any = new ArrayList<>();
    int phrases = 1 + random.nextInt(MOST_PHRASES);
    for (int i = 0; i < phrases; i++) {
      any.add(vocabulary.draw(random));
    }
    @Nullable
    List<String> also = random.nextDouble() < SECOND ? vocabulary.draw(random) : null;
    @Nullable
    List<String> not = random.nextDouble() < NOT ? vocabulary.draw(random) : null;
    return new MadeRule(number, any.stream().distinct().toList(), also, not);
  }

  private static boolean sound(MadeRule rule) {
    return rule.not() == null || !(" " + rule.example().replace(",", "") + " ").contains(" " + String.join(" ", rule
        .not()) + " ");
  }

  /// The rules as our engine has them.
  static RuleSet compile(List<MadeRule> made) {
    Compilation compiled = RuleSet.compile(pack(made));
    if (!compiled.errors().isEmpty()) {
      throw new Refused(
          compiled.errors().size() + " generated rules do not load, first " + compiled.errors().getFirst());
    }
    return compiled.rules();
  }

  static RulePack pack(List<MadeRule> made) { return new RulePack(made.stream().map(MadeRule::body).toList()); }
}
