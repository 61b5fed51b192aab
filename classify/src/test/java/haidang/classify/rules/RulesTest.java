package haidang.classify.rules;

import static haidang.classify.rules.Packs.list;
import static haidang.classify.rules.Packs.rule;
import static haidang.classify.rules.Packs.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import haidang.events.RuleBody;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static RulePack pack(RuleBody... bodies) { return new RulePack(List.of(bodies)); }

  @Test
  void testCountsWhatItRan() {
    Rules.Tested tested = Rules
        .test(pack(rule("a", "vay", "vay", "x"), list("l", "- vay"), rule("b", "vay AND", "x", "y")));
    assertThat(tested.rules()).isEqualTo(1);
    assertThat(tested.lists()).isEqualTo(1);
    assertThat(tested.examples()).isEqualTo(2);
    assertThat(tested.errors()).hasSize(1);
  }

  @Test
  void lintNamesDeadSubsumedBroadAndUselessParts() {
    RulePack pack = pack(rule("dead", "vay OR (mua AND NOT mua)", "vay gấp", "x"),
        rule("wide", "vay", "cho vay", "x"), rule("swallowed", "\"lãi suất thấp\" OR lãi", "lãi cao", "x"));
    List<String> corpus = new ArrayList<>(Collections.nCopies(99, "trời đẹp"));
    corpus.add("ngân hàng cho vay");
    assertThat(Rules.lint(RuleSet.compile(pack).rules(), corpus))
        .extracting(finding -> finding.rule() + " " + finding.sort()).containsExactly(
            "scam.dead TOO_BROAD", "scam.dead UNREACHABLE", "scam.swallowed UNREACHABLE",
            "scam.wide SUBSUMED", "scam.wide TOO_BROAD");
  }

  @Test
  void fmtChangesOnlyShapeAndIsStable() {
    RuleBody crooked = rule("a",
        "((vay   OR \"mượn\"))AND NOT (a AND(b OR c)  NEAR/3 d)".replace("(b OR c)  NEAR/3 d", "(b OR c)"),
        "vay", "x");
    RuleBody formatted = Rules.fmt(pack(crooked)).getFirst();
    assertThat(formatted.yaml()).contains("match: |\n  (vay OR mượn) AND NOT (a AND (b OR c))\n");
    assertThat(Rules.fmt(pack(formatted))).isEmpty();
    assertThat(set(formatted).rules()).hasSize(1);
  }

  @Test
  void explainShowsFormsAnchorsAndTheFlag() {
    RuleSet set = set(rule("otp", "\"mã xác thực\" AND cho", "mã xác thực cho", "x"));
    Rules.Explained explained = Rules.explain(set, "scam.otp", Optional.of("đưa mã xác thực cho tôi"));
    assertThat(explained.forms()).containsExactly("mã xác thực (ma xac thuc)", "cho");
    assertThat(explained.anchors()).containsExactly("mã xác thực");
    assertThat(explained.flag()).isPresent();
    assertThatThrownBy(() -> Rules.explain(set, "scam.otpp", Optional.empty()))
        .hasMessageContaining("did you mean scam.otp?");
  }

  @Test
  void theSchemaNamesEveryField() throws Exception {
    JsonNode schema = new ObjectMapper().readTree(RuleSchema.json());
    for (String field : RuleReader.FIELDS) {
      assertThat(schema.at("/properties").has(field)).as(field).isTrue();
    }
  }
}
