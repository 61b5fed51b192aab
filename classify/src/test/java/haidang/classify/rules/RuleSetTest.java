package haidang.classify.rules;

import static haidang.classify.rules.Packs.errors;
import static haidang.classify.rules.Packs.found;
import static haidang.classify.rules.Packs.list;
import static haidang.classify.rules.Packs.rule;
import static haidang.classify.rules.Packs.set;
import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.RuleManifest;
import haidang.events.RuleStatus;
import haidang.events.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
  @Test
  void nearFindsBothSidesAndShowsTheAuthorsWords() {
    RuleSet set = set(rule("otp", "(otp OR \"mã xác thực\") NEAR/8 (\"ngân hàng\" OR vietcombank)",
        "Gửi mã OTP cho ngân hàng", "ngân hàng mở cửa lúc 8 giờ"));
    assertThat(found(set, "Vui lòng gửi MÃ XÁC THỰC tới Ngân  Hàng nhé")).containsExactly("MÃ XÁC THỰC", "Ngân  Hàng");
    assertThat(found(set, "otp một hai ba bốn năm sáu bảy tám chín ngân hàng")).isEmpty();
  }

  @Test
  void beforeIsOrdered() {
    RuleSet set = set(rule("order", "vay BEFORE/2 nhanh", "vay rất nhanh", "nhanh vay"));
    assertThat(found(set, "vay tiền nhanh")).containsExactly("vay", "nhanh");
  }

  @Test
  void notNearDropsWhatStandsTooClose() {
    RuleSet set = set(rule("lottery", "\"số đề\" NOT NEAR/0 nghị", "chơi số đề", "một số đề nghị"));
    assertThat(found(set, "một số đề nghị của dân, còn ghi số đề thì cấm")).containsExactly("số đề");
  }

  @Test
  void quotedNegatedAndPlainTellStances() {
    RuleSet set = set(rule("plain", "plain(\"trúng thưởng\")", "bạn đã trúng thưởng", "bạn không trúng thưởng đâu"),
        rule("quoted", "quoted(\"trúng thưởng\")", "tin nhắn “trúng thưởng” là giả mạo", "bạn trúng thưởng"));
    Judgement judgement = set.judge(Example.plain("Cảnh giác tin “bạn trúng thưởng” nhé"));
    assertThat(flags(judgement)).containsExactly("scam.quoted");
  }

  @Test
  void listsReferToOtherListsAndTheirBareFormsNeedNeighbours() {
    RuleSet set = set(list("core", "- term: lồn", "  bare_needs: [cái, mặt]", "- địt mẹ"), list("all", "- \"@core\""),
        rule("obscene", "@all", "cái lồn", "lớn lên"));
    assertThat(found(set, "may noi cai gi the cai lon")).containsExactly("lon");
    assertThat(found(set, "mua ba lon nuoc ngot ve nha")).isEmpty();
    assertThat(found(set, "dit me may di cho roi")).containsExactly("dit me");
    assertThat(found(set, "con bé lớn rồi")).isEmpty();
  }

  @Test
  void exceptKeepsATermOutOfLongerPhrases() {
    RuleSet set = set(list("lottery", "- {term: số đề, except: [số đề nghị, một số đề tài]}"),
        rule("lottery", "@lottery", "ghi số đề", "một số đề nghị"));
    assertThat(found(set, "nêu một số đề tài hay")).isEmpty();
    assertThat(found(set, "đánh số đề online")).containsExactly("số đề");
  }

  @Test
  void anEssentialStepIsNamedInTheReason() {
    RuleSet set = set(list("core", "- lồn"), rule("obscene", "@core", "lồn", "lớn"));
    Flag flag = flag(set.judge(Example.plain("đồ l.ồ.n nhé bạn")));
    assertThat(flag.spans().getFirst().steps()).containsExactly("mask");
    assertThat(flag.why().vi()).contains("Không khớp nếu không đọc qua: chữ bị che");
    assertThat(flag.why().en()).contains("masked letters");
  }

  @Test
  void densityAsksForAShareOfASentence() {
    RuleSet set = set(list("bad", "- ngu", "- dốt"),
        rule("dense", "density(@bad) >= 0.5", "ngu dốt ngu quá", "ngu thật sự là không nên nói"));
    assertThat(found(set, "Hôm nay trời đẹp. Ngu ngu dốt vậy.")).containsExactly("Ngu", "ngu", "dốt");
  }

  @Test
  void errorsPointAtThePlaceInTheFile() {
    List<RuleError> errors = errors(rule("bad", "vay AND (tiền", "x", "y"), rule("typo", "vay AND is:capss", "x", "y"),
        rule("two", "vay tiền", "x", "y"), rule("nolist", "vay AND @nope", "x", "y"),
        rule("deep", "vay AND\n   platform: AND x", "x", "y"));
    assertThat(errors).extracting(RuleError::file).containsExactly("scam/bad.yaml", "scam/deep.yaml",
        "scam/nolist.yaml", "scam/two.yaml", "scam/typo.yaml");
    assertThat(errors.get(0).toString()).isEqualTo(
        "scam/bad.yaml:6:11: '(' is never closed; expected ); add a closing bracket");
    assertThat(errors.get(1).line()).isEqualTo(7);
    assertThat(errors.get(1).column()).isEqualTo(16);
    assertThat(errors.get(3).suggestion()).contains("\"vay tiền\"");
    assertThat(errors.get(4).suggestion()).isEqualTo("did you mean caps?");
  }

  @Test
  void errorsInsideAListPointAtThePlaceInItsFile() {
    List<RuleError> errors = errors(
        list("unread", "- match: vay BEFORE/2 (tiền OR", "- match: (vay", "- {term: vay, match: tiền}"),
        list("unmeant", "- \"@nope\"", "- match: a NEAR/2 @nope", "- \"?!\"", "- match: \"vay AND tiền\""));
    assertThat(errors).extracting(RuleError::toString).satisfiesExactly(
        error -> assertThat(error).startsWith("lists/unmeant.yaml:3:6: unknown list @nope"),
        error -> assertThat(error).startsWith("lists/unmeant.yaml:4:21: unknown list @nope"),
        error -> assertThat(error).startsWith("lists/unmeant.yaml:5:6: there is no word in \"?!\""),
        error -> assertThat(error).startsWith("lists/unmeant.yaml:6:13: AND has no place in the text"),
        error -> assertThat(error).startsWith("lists/unread.yaml:3:33: unexpected the end"),
        error -> assertThat(error).startsWith("lists/unread.yaml:4:12: '(' is never closed"),
        error -> assertThat(error).startsWith("lists/unread.yaml:5:6: unknown field 'term'; expected one of match"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1 OF (vay, tiền)         | 1 OF 2 parts              | write OR
      2 OF (vay, tiền)         | 2 OF 2 parts              | write AND
      3 OF (vay OR tiền, lãi)  | 3 OF 2 parts              | parts are separated by commas
      x OF (vay, tiền)         | 'x' is no number          | write 2 OF (a, b, c)
      2 OF vay                 | unexpected 'vay'          | ''
      2 OF (vay, tiền          | '(' is never closed       | add a closing bracket
      vay, tiền                | unexpected ','            | commas stand between the parts of n OF (…) alone
      vay OF (tiền, lãi)       | 'vay' is no number        | write 2 OF (a, b, c)
      2 of (vay, tiền, lãi)    | two terms side by side    | operators are written in capitals
      vay NEAR/5 2 OF (a,b,c)  | n OF has no place         | put it outside
      """)
  void misusedNumbersOfPartsAreExplained(String expression, String message, String suggestion) {
    assertThat(errors(rule("several", expression, "vay", "x"))).singleElement().satisfies(error -> {
      assertThat(error.message()).contains(message);
      assertThat(error.suggestion()).contains(suggestion);
    });
  }

  @Test
  void aRuleThatWouldMatchNothingAtAllDoesNotLoad() {
    assertThat(errors(rule("not", "NOT vay", "xin chào", "vay"))).singleElement()
        .satisfies(error -> assertThat(error.message()).contains("without any text"));
    assertThat(errors(rule("where", "platform:facebook", "x", "y"))).hasSize(1);
    assertThat(errors(rule("several", "2 OF (vay, NOT a, NOT b)", "vay", "a b"))).hasSize(1);
  }

  @Test
  void aRuleWithoutOneOfItsExamplesDoesNotLoadButTheOthersDo() {
    Compilation compilation = RuleSet.compile(new RulePack(List.of(rule("good", "vay", "vay", "cho"),
        rule("fails", "vay", "mua", "bán"), rule("fires", "vay", "vay", "vay nữa"))));
    assertThat(compilation.rules().rules()).extracting(Rule::id).containsExactly("scam.good");
    assertThat(compilation.errors()).extracting(RuleError::file).containsExactly("scam/fails.yaml", "scam/fires.yaml");
  }

  @Test
  void aCircleOfListsIsNamed() {
    assertThat(errors(list("a", "- \"@b\""), list("b", "- \"@a\""))).isNotEmpty()
        .anySatisfy(error -> assertThat(error.message()).contains("leads back to itself"));
  }

  @Test
  void aManifestDecidesTheStatusAndShadowRulesNeverAlert() {
    RuleSet set = set(rule("one", "vay", "vay", "x"), rule("two", "vay", "vay", "x"));
    RuleManifest now = set.manifest(1);
    List<RuleManifest.Entry> entries = now.entries().stream().map(entry -> entry.rule().endsWith("two")
        ? new RuleManifest.Entry(entry.rule(), entry.hash(), RuleStatus.SHADOW)
        : entry).toList();
    RuleSet shadowed = set.with(new RuleManifest(2, entries), hash -> List
        .of(rule("one", "vay", "vay", "x"), rule("two", "vay", "vay", "x")).stream()
        .filter(body -> RuleSet.hash(body).equals(hash)).findFirst().orElse(null)).orThrow();
    Judgement judgement = shadowed.judge(Example.plain("cho vay"));
    assertThat(flags(judgement)).containsExactly("scam.one");
    assertThat(judgement.shadow()).extracting(Flag::rule).containsExactly("scam.two");
    assertThat(shadowed.version()).isNotEqualTo(set.version());
  }

  @Test
  void aRuleOverItsBudgetIsNamedAndHidesNoOther() {
    RuleSet set = set(
        rule("greedy", "(a NEAR/50 b) NEAR/50 (a NEAR/50 b) NEAR/50 (b NEAR/50 a)", "a b a b a b a b", "x"),
        rule("calm", "vay", "vay", "x"));
    Judgement judgement = set.judge(Example.plain("a b ".repeat(8_000) + "vay"));
    assertThat(judgement.incomplete()).singleElement()
        .satisfies(one -> assertThat(one.rule()).isEqualTo("scam.greedy"));
    assertThat(flags(judgement)).containsExactly("scam.calm");
    assertThat(set.judge(Example.plain("a b ".repeat(8_000))).verdict())
        .isInstanceOfSatisfying(Verdict.Undecided.class, undecided -> assertThat(undecided.reason())
            .contains("scam.greedy"));
  }

  @Test
  void aFlagStandsHoweverMuchWorkItsReasonsTake() {
    RuleSet set = set(rule("many", "(a OR b NEAR/50 b) NEAR/50 (a OR c) AND NOT d", "a c", "a c d"));
    Judgement judgement = set.judge(Example.plain("a b b c ".repeat(700)));
    assertThat(judgement.incomplete()).isEmpty();
    assertThat(flag(judgement).spans()).hasSize(Flag.MAX_SPANS);
  }

  private static List<String> flags(Judgement judgement) {
    return judgement.verdict() instanceof Verdict.Flagged flagged
        ? flagged.flags().stream().map(Flag::rule).collect(Collectors.toList())
        : List.of();
  }

  private static Flag flag(Judgement judgement) { return ((Verdict.Flagged) judgement.verdict()).flags().getFirst(); }
}
