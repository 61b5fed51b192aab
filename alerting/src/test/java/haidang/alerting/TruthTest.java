package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Bilingual;
import haidang.events.Category;
import haidang.events.Decision;
import haidang.events.Flag;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What it takes to say that something is false or true.
class TruthTest {
  private static final URI SOURCE = URI.create("https://hai-minh.example/bac-bo");

  private final Room room = new Room();
  private final Cases cases = room.alerting.cases();

  @BeforeEach
  void flag() { room.judged(Posts.flagged(Posts.post("rss:1", "x"), rumour("fake-news.a"))); }

  @AfterEach
  void close() { room.close(); }

  @ParameterizedTest
  @EnumSource(value = Label.class, names = {"FABRICATED", "UNTRUE", "VERIFIED"})
  void nothingIsSaidOfTheTruthWithoutASource(Label label) {
    assertThatThrownBy(() -> finding(label, null, " ")).isInstanceOfSatisfying(Lacking.class,
        lacking -> assertThat(lacking.what()).isEqualTo(Lacking.What.CITATION));
  }

  @ParameterizedTest
  @EnumSource(value = Label.class, names = {"FABRICATED", "UNTRUE", "VERIFIED"})
  void norWhileAQuestionOfTheChecklistIsOpen(Label label) {
    answer(Check.Item.SOURCE, Check.Item.DATE, Check.Item.PLACE, Check.Item.IMAGE);

    assertThatThrownBy(() -> decide(finding(label, SOURCE, ""))).isInstanceOf(Lacking.class)
        .hasMessageContaining("official");
    assertThat(room.count("decision")).isZero();
    answer(Check.Item.OFFICIAL);
    assertThat(decide(finding(label, SOURCE, "")).finding().label()).isEqualTo(label);
  }

  @Test
  void aDocumentIsASource() {
    answer(Check.Item.values());

    assertThat(decide(finding(Label.FABRICATED, null, "Thông báo 12/TB-UBND ngày 20/11/2026")).finding().source())
        .isEqualTo("Thông báo 12/TB-UBND ngày 20/11/2026");
  }

  @Test
  void falseNewsIsNotMerelyConfirmed() {
    assertThatThrownBy(() -> decide(finding(Label.CONFIRMED, SOURCE, ""))).isInstanceOfSatisfying(Lacking.class,
        lacking -> assertThat(lacking.what()).isEqualTo(Lacking.What.LABEL));
  }

  @Test
  void whatElseAPostIsFlaggedForIsConfirmedWithoutSayingAnythingOfTheTruth() {
    room.judged(
        Posts.flagged(Posts.post("rss:2", "y"), rumour("fake-news.a"), Posts.flag("scam.a", Severity.HIGH)));
    Case mixed = cases.ofPost(new haidang.events.PostId("rss:2")).orElseThrow();

    assertThat(cases.decide(mixed.id(), mixed.revision(), finding(Label.CONFIRMED, null, ""), "r2").finding().label())
        .isEqualTo(Label.CONFIRMED);
  }

  @Test
  void theAuditNamesTheLabelAndItsSource() {
    answer(Check.Item.values());
    decide(finding(Label.UNTRUE, SOURCE, "12/TB-UBND"));

    assertThat(room.alerting.audit().newest(1)).singleElement().satisfies(entry -> {
      assertThat(entry.act()).isEqualTo("decide");
      assertThat(entry.detail()).isEqualTo("UNTRUE " + SOURCE + ", 12/TB-UBND");
    });
    assertThat(room.alerting.audit().newest(9)).extracting(Audit.Entry::act).filteredOn("check"::equals).hasSize(5);
  }

  @Test
  void theLogTellsTheTruthBesideTheLabelItAlwaysHad() throws IOException {
    answer(Check.Item.values());
    decide(finding(Label.VERIFIED, SOURCE, ""));
    List<byte[]> told = new ArrayList<>();
    Awaitility.await().atMost(Room.PATIENCE).until(() -> {
      told.clear();
      room.log.scan(Topic.DECISIONS, stored -> told.add(stored.value()));
      return !told.isEmpty();
    });

    Decision decision = Wire.JSON.readValue(told.getFirst(), Decision.class);
    assertThat(decision.label()).isEqualTo("dismissed");
    assertThat(decision.truth()).isEqualTo("verified");
  }

  @Test
  void noHandInTheTableGetsRoundIt() {
    answer(Check.Item.values());
    decide(finding(Label.UNTRUE, SOURCE, ""));

    assertThatThrownBy(() -> new Database(room.source)
        .run(handle -> handle.execute("update flagged_case set finding = finding - 'cited'")))
        .isInstanceOf(UnableToExecuteStatementException.class).hasMessageContaining("truth_is_cited");
  }

  @Test
  void aDecisionTakenBackCountsForNoRule() {
    answer(Check.Item.values());
    decide(finding(Label.UNTRUE, SOURCE, ""));
    cases.undo(only().id(), "lan");

    assertThat(room.alerting.figures().rules()).isEmpty();
  }

  private Case only() { return cases.ofPost(new haidang.events.PostId("rss:1")).orElseThrow(); }

  private Case.Closed decide(Finding finding) { return cases.decide(only().id(), only().revision(), finding, "r"); }

  private void answer(Check.Item... items) {
    for (Check.Item item : items) {
      cases.check(only().id(), new Check(item, Check.Outcome.DONE, "đã rõ", "lan", Posts.NOON));
    }
  }

  private static Finding finding(Label label, @Nullable URI cited, String document) {
    return new Finding(label, null, "", cited, document, "lan", Posts.NOON);
  }

  private static Flag rumour(String rule) {
    return new Flag(rule, "hash", new Bilingual("Tin đồn", "Rumour"), Category.FAKE_NEWS, Severity.HIGH, 0.5, List.of(),
        0, List.of(), new Bilingual("Có từ khóa.", "Holds a keyword."));
  }
}
