package haidang.classify.rules;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// How good the shipped rules' examples are, and how well the rules keep apart.
class ShippedPackTest {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private final RulePack pack = RulePack.shipped();
  private final RuleSet set = RuleSet.compile(pack).orThrow();

  @Test
  void eachRuleHasThreeMatchesThatSayDifferentThings() {
    List<String> alike = new ArrayList<>();
    set.engine().rules().forEach(entry -> {
      List<Example> matches = entry.compiled().mustMatch();
      assertThat(matches).as(entry.compiled().rule().id()).hasSizeGreaterThanOrEqualTo(3);
      for (int i = 0; i < matches.size(); i++) {
        for (int k = 0; k < i; k++) {
          if (overlap(matches.get(i).post().text(), matches.get(k).post().text()) >= 0.5) {
            alike.add(entry.compiled().rule().id() + ": " + matches.get(i).shown());
          }
        }
      }
    });
    assertThat(alike).isEmpty();
  }

  @Test
  void eachRuleHasTwoNearMissesWithItsRarestWords() {
    List<Post> posts = new ArrayList<>();
    Map<String, BitSet> nearMisses = new TreeMap<>();
    set.engine().rules().forEach(entry -> {
      entry.compiled().mustMatch().forEach(example -> posts.add(example.post()));
      BitSet numbers = new BitSet();
      numbers.set(posts.size(), posts.size() + entry.compiled().mustNotMatch().size());
      nearMisses.put(entry.compiled().rule().id(), numbers);
      entry.compiled().mustNotMatch().forEach(example -> posts.add(example.post()));
    });
    RarestWords rarest = new RarestWords(pack, set.rules(), posts);

    List<String> far = new ArrayList<>();
    for (Rule rule : set.rules()) {
      BitSet near = nearMisses.getOrDefault(rule.id(), new BitSet());
      near.and(rarest.of(rule));
      if (near.cardinality() < 2) {
        far.add(rule.id() + " has " + near.cardinality());
      }
    }
    assertThat(far).isEmpty();
  }

  @Test
  void whatOneRuleMustNotMatchIsInnocentToAll() {
    List<String> flagged = new ArrayList<>();
    set.engine().rules().forEach(entry -> entry.compiled().mustNotMatch().forEach(example -> {
      if (set.judge(example.post()).verdict() instanceof Verdict.Flagged found) {
        flagged.add(entry.compiled().rule().id() + ", by " + found.flags().stream().map(Flag::rule).toList() + ": "
            + example.shown());
      }
    }));
    assertThat(flagged).isEmpty();
  }

  @Test
  void sayingItAHundredTimesHidesNothing() {
    for (Rule rule : set.rules()) {
      for (int times : List.of(20, 100)) {
        String text = (rule.mustMatch().getFirst() + "\n").repeat(times);
        Judgement judgement = set.judge(Example.plain(text.substring(0, Math.min(text.length(), Post.MAX_TEXT))));
        assertThat(judgement.incomplete()).as("%s, %d times", rule.id(), times).isEmpty();
        assertThat(judgement.verdict()).as("%s, %d times", rule.id(), times)
            .isInstanceOfSatisfying(Verdict.Flagged.class,
                flagged -> assertThat(flagged.flags()).extracting(Flag::rule).contains(rule.id()));
      }
    }
  }

  @Test
  void everyListIsNamedBySomeRuleOrList() {
    List<String> unused = pack.bodies().stream().filter(body -> body.path().startsWith("lists/")).map(RuleSet::id)
        .filter(list -> pack.bodies().stream().noneMatch(body -> !RuleSet.id(body).equals(list)
            && Pattern.compile(Pattern.quote(list) + "\\b(?!-)").matcher(body.yaml()).find()))
        .toList();
    assertThat(unused).isEmpty();
  }

  @Test
  void lintFindsNothing() { assertThat(Rules.lint(RuleSet.compile(pack).rules(), List.of())).isEmpty(); }

  @Test
  void theyStandAsTheFormatterWritesThem() { assertThat(Rules.fmt(pack)).isEmpty(); }

  /// Share of the pairs of neighbouring words that two texts have in common.
  private static double overlap(String one, String other) {
    Set<String> both = pairs(one);
    Set<String> either = new HashSet<>(both);
    Set<String> others = pairs(other);
    both.retainAll(others);
    either.addAll(others);
    return either.isEmpty() ? 1 : (double) both.size() / either.size();
  }

  private static Set<String> pairs(String text) {
    List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    Set<String> pairs = new HashSet<>();
    for (int i = 1; i < words.size(); i++) {
      pairs.add(words.get(i - 1) + " " + words.get(i));
    }
    return pairs;
  }
}
