package haidang.classify.rules;

import static haidang.classify.rules.Packs.rule;
import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Category;
import haidang.events.RuleBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final String LINES = """
      {"t":"cho vay","l":1}
      {"t":"xin chào","l":1}
      {"t":"vay nhé","l":0}
      {"t":"trời đẹp","l":0}
      {"t":"thằng ngu","l":0}
      {"t":"đọc tiếp","h":"vay tiền","l":0}
      broken
      """;

  private final RuleSet set = Packs.set(rule("a", "vay", "vay", "x"), new RuleBody("insult/b.yaml", """
      id: insult.b
      title: {vi: L, en: R}
      category: insult
      severity: low
      match: ngu
      must_match: [ngu]
      must_not_match: [x]
      """));

  private Evaluation.Result evaluate(String title, Set<Category> categories) throws IOException {
    return Evaluation.run(set, new Evaluation.Question("t", title, "l", Set.of("1"), categories, 1),
        new BufferedReader(new StringReader(LINES)), _ -> {});
  }

  @Test
  void itCountsByCategoryAndNamesErrors() throws Exception {
    Evaluation.Result result = evaluate("", Set.of());
    assertThat(result.posts()).isEqualTo(6);
    assertThat(result.unreadable()).isEqualTo(1);
    assertThat(result.categories().get("scam")).isEqualTo(new Evaluation.Score(1, 1, 1, 0.5, 0.5, 0.5));
    assertThat(result.categories().get("any")).isEqualTo(Evaluation.Score.of(1, 2, 1));
    assertThat(result.errors()).extracting(Evaluation.Mistake::line).containsExactly(2, 3);
    assertThat(Evaluation.table(result)).contains("6 posts, 2 of 4 negatives flagged (50.000 %)",
        "line 2 missed: xin chào", "line 3 wrongly flagged by scam.a: vay nhé");
  }

  @Test
  void rulesOfOtherCategoriesThanThoseAskedForDoNotCount() throws Exception {
    Evaluation.Result result = evaluate("", Set.of(Category.INSULT));
    assertThat(result.categories()).containsOnlyKeys("any", "insult");
    assertThat(result.categories().get("any")).isEqualTo(Evaluation.Score.of(0, 1, 2));
    assertThat(result.negatives()).isEqualTo(4);
    assertThat(result.flaggedNegatives()).isEqualTo(1);
    assertThat(result.errors()).extracting(Evaluation.Mistake::line).containsExactly(1, 5);
  }

  @Test
  void titlesAreReadWhereTheirFieldIsNamed() throws Exception {
    assertThat(evaluate("h", Set.of(Category.SCAM)).flaggedNegatives()).isEqualTo(2);
    assertThat(evaluate("", Set.of(Category.SCAM)).flaggedNegatives()).isEqualTo(1);
  }
}
