package haidang.classify.rules;

import static haidang.classify.rules.Packs.found;
import static haidang.classify.rules.Packs.list;
import static haidang.classify.rules.Packs.rule;
import static haidang.classify.rules.Packs.set;
import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Flag;
import haidang.events.RuleBody;
import haidang.events.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFeaturesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      vay AND is:obfuscated         | cho vаy nhanh, tiền mặt       | cho vay nhanh, tiền mặt
      "cho vay" AND is:unaccented   | cho vay nhanh khong can gi ca | cho vay nhanh không cần gì cả
      vay AND is:caps               | CHO VAY NHANH LẮM             | Cho vay nhanh lắm
      vay AND is:question           | cho vay nhanh được không      | cho vay nhanh được mà
      vay AND has:link              | vay tại bit.ly/abc            | vay tại nhà.Gần đây
      vay AND has:phone             | vay gọi 0912.345.678          | vay 0.912.345 đồng
      vay AND has:emoji             | vay nhé 😀                    | vay nhé :)
      vay AND has:quote             | họ nói “xin chào”, vay nhé    | họ nói xin chào, vay nhé
      vay AND link:bit.ly           | vay tại https://bit.ly/abc    | vay tại https://notbit.ly/abc
      quoted(vay)                   | bà nói “cho vay” nghe lạ lắm  | bà nói cho vay nghe lạ lắm
      negated(vay)                  | chúng tôi không hề cho vay    | chúng tôi có cho vay
      """)
  void featuresDecide(String expression, String matching, String other) {
    RuleSet set = set(rule("feature", expression, matching, other));
    assertThat(found(set, matching)).isNotEmpty();
    assertThat(found(set, other)).isEmpty();
  }

  @Test
  void aLinkMayLeadToAnyHostOfAListAndBelowIt() {
    RuleBody hosts = new RuleBody("lists/casinos.yaml", "id: \"@casinos\"\ndomains: [bet88.example, vip.example]\n");
    RuleSet set = set(hosts, rule("casino", "chơi AND link:@casinos", "chơi ở https://m.bet88.example/x", "chơi"));
    assertThat(found(set, "chơi ở https://vip.example")).containsExactly("chơi");
    assertThat(found(set, "chơi ở https://notvip.example")).isEmpty();
  }

  @Test
  void aFlagTellsItsPlaceAnewForEveryPost() {
    RuleSet set = set(rule("pair", "vay AND nhanh", "vay nhanh", "x"));
    assertThat(found(set, "vay rất nhanh")).containsExactly("vay", "nhanh");
    assertThat(found(set, "thật nhanh, ai cũng vay")).containsExactly("nhanh", "vay");
    assertThat(found(set, "vay vay nhanh")).containsExactly("vay", "vay", "nhanh");
  }

  @Test
  void everyStepThatWasNeededIsNamedAndNoOther() {
    RuleSet set = set(list("core", "- lồn"), rule("both", "@core AND \"ngân hàng\"", "lồn ngân hàng", "x"));
    assertThat(why(set, "cái l.ồ.n ngân h\u200Bàng này")).contains("masked letters", "invisible characters");
    assertThat(why(set, "cái lồn NGÂN HÀNG này")).doesNotContain("Would not have matched");
    assertThat(why(set, "l.ồ.n hay lồn thì ngân hàng")).doesNotContain("Would not have matched");
  }

  @Test
  void anOutlineForbidsAsWellAsItRequires() {
    RuleSet set = set(rule("not", "(vay OR mượn) AND (tiền OR vàng) AND NOT (trả OR đòi)", "vay tiền", "vay tiền trả"));
    assertThat(found(set, "mượn vàng")).containsExactly("mượn", "vàng");
    assertThat(found(set, "mượn vàng chưa đòi")).isEmpty();
    assertThat(found(set, "vay mượn")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"t h ằ n g n g u,thằng ngu", "k h ố n n ạ n,khốn nạn", "th*ng ng*,thằng ngu", "c.h.ế.t m.ẹ,chết mẹ"})
  void hiddenPhrasesAreRead(String written, String phrase) {
    RuleSet set = set(rule("phrase", "plain(\"" + phrase + "\")", "đồ " + phrase, "x"));
    assertThat(found(set, "nó là " + written + " lắm")).containsExactly(written);
  }

  @Test
  void someOfSeveralSignsAreEnoughAndAllThatHoldAreShown() {
    RuleSet set = set(rule("signs", "vay AND 2 OF (\"nhanh gọn\", a NEAR/1 b, has:phone, NOT trả)", "vay nhanh gọn",
        "vay trả"));
    assertThat(found(set, "vay a b nhanh gọn")).containsExactly("vay", "a", "b", "nhanh gọn");
    assertThat(found(set, "vay trả a b, 0912.345.678")).containsExactly("vay", "a", "b");
    assertThat(found(set, "vay trả nhanh gọn")).isEmpty();
    assertThat(found(set, "vay thôi")).isEmpty();
  }

  @Test
  void aListMayHoldExpressions() {
    RuleSet set = set(list("tellers", "- nghe nói", "- match: (chú OR bác) BEFORE/2 kể"),
        list("signs", "- \"@tellers\"", "- lộ tin"), rule("told", "\"vỡ đập\" NEAR/9 @signs", "nghe nói vỡ đập", "kể"));
    assertThat(found(set, "chú em mới kể là vỡ đập")).containsExactly("chú", "kể", "vỡ đập");
    assertThat(found(set, "kể chú nghe vỡ đập")).isEmpty();
  }

  private static String why(RuleSet set, String text) {
    List<Flag> flags = ((Verdict.Flagged) set.judge(Example.plain(text)).verdict()).flags();
    return flags.getFirst().why().en();
  }
}
