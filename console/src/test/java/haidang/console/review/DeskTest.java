package haidang.console.review;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.alerting.Case;
import haidang.alerting.Check;
import haidang.alerting.Label;
import haidang.alerting.Silence;
import haidang.classify.rules.RulePack;
import haidang.console.ConsoleConfig;
import haidang.console.Office;
import haidang.console.signin.Role;
import haidang.console.signin.SignedIn;
import haidang.events.PostId;
import haidang.events.Posts;
import haidang.events.RuleBody;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a person does with a case, through the pages' own forms.
class DeskTest {
  private static final String RULE = """
      id: fake-news.made-up
      title: {vi: "Bịa đặt", en: "Made up"}
      category: fake-news
      severity: high
      legal_basis: []
      match: bịađặt
      must_match: ["bịađặt"]
      must_not_match: ["tin thật"]
      owner: thử
      review_by: 2027-06-01
      """;
  private static final AtomicInteger POSTS = new AtomicInteger();

  private static Office office;
  private static SignedIn person;

  @BeforeAll
  static void open() {
    office = new Office(Office.config(ConsoleConfig.Oidc.NONE),
        new RulePack(List.of(new RuleBody("fake-news/made-up.yaml", RULE))));
    person = office.as(Role.ANALYST);
  }

  @AfterAll
  static void close() { office.close(); }

  @Test
  void falseIsSaidOnceTheChecklistIsDoneAndASourceIsCited() {
    String id = flagged("bịađặt chuyện đập nước sắp vỡ đêm nay");
    assertThat(office.get("/cases/" + id, person).body()).containsPattern("value=\"untrue\" data-truth disabled");
    assertThat(location(decide(id, "choice", "untrue", "cited", "https://hai-minh.example/a"))).contains("checklist");
    for (Check.Item item : Check.Item.values()) {
      office.post("/cases/" + id + "/check", person, "item", item.name().toLowerCase(Locale.ROOT), "outcome", "done",
          "note", "đã xem");
    }
    assertThat(office.get("/cases/" + id, person).body()).doesNotContainPattern("data-truth disabled");
    assertThat(location(decide(id, "choice", "untrue"))).contains("problem=citation");
    assertThat(location(decide(id, "choice", "untrue", "cited", "javascript:alert(1)"))).contains("problem=form");
    assertThat(location(decide(id, "choice", "untrue", "document", "Thông báo 12/TB-UBND", "then", "next")))
        .isEqualTo("/review?undo=" + id);

    assertThat(office.get("/cases/" + id, person).body()).contains("Tin sai sự thật", "Thông báo 12/TB-UBND");
    assertThat(office.alerting.audit().newest(3)).anySatisfy(entry -> {
      assertThat(entry.by()).isEqualTo(person.name());
      assertThat(entry.detail()).isEqualTo("UNTRUE Thông báo 12/TB-UBND");
    });
  }

  @Test
  void aDecidedCaseIsReopenedOnItsPageWithAReason() {
    String id = flagged("bịađặt chuyện cầu sập");
    decide(id, "choice", "escalated");
    assertThat(office.get("/cases/" + id, person).body()).contains("/cases/" + id + "/reopen", "Mở lại");
    assertThat(office.get("/cases/" + id, office.as(Role.VIEWER)).body()).doesNotContain("/reopen");
    SignedIn other = office.as(Role.ANALYST);

    assertThat(location(office.post("/cases/" + id + "/reopen", other, "revision", revision(id), "why", " ")))
        .endsWith("problem=why");
    assertThat(location(office.post("/cases/" + id + "/reopen", other, "revision", "1", "why", "nhầm")))
        .endsWith("problem=stale");
    assertThat(location(office.post("/cases/" + id + "/reopen", other, "revision", revision(id), "why", "nhầm bài")))
        .isEqualTo("/cases/" + id + "#decide");
    assertThat(of(id)).isInstanceOfSatisfying(Case.Acknowledged.class, held -> assertThat(held.by()).isEqualTo(
        other.name()));
    assertThat(office.get("/cases/" + id, other).body()).contains("nhầm bài").doesNotContain("/reopen");
  }

  @Test
  void possibleFalseNewsIsNotConfirmedByAKey() {
    String id = flagged("bịađặt chuyện trường học đóng cửa cả tháng");

    assertThat(office.get("/review?at=" + id, person).body())
        .contains("href=\"/cases/" + id + "#decide\" hx-boost=\"false\" data-key=\"c\"")
        .doesNotContain("value=\"confirmed\"");
    assertThat(location(decide(id, "choice", "confirmed", "cited", "https://hai-minh.example/a")))
        .contains("problem=label");
  }

  @Test
  void anOpinionIsDismissedWithoutASource() {
    String id = flagged("bịađặt là ý kiến của tôi về cái cầu mới");

    assertThat(location(decide(id, "choice", "dismissed:opinion"))).isEqualTo("/cases/" + id);
    assertThat(of(id)).isInstanceOfSatisfying(Case.Closed.class,
        closed -> assertThat(closed.finding().label()).isEqualTo(Label.DISMISSED));
  }

  @Test
  void aCardSaysWhyItStandsWhereItDoes() {
    String id = flagged("bịađặt chuyện chợ huyện bị phong toả");

    assertThat(office.get("/review?at=" + id, person).body())
        .containsPattern("mức 4 × lan rộng 1,5\\d? × quy tắc đúng \\d+").contains("chưa biết bao nhiêu người đã gặp",
            "fake-news.made-up");
  }

  @Test
  void aCaseIsMergedIntoTheMostAlikeOneAndSplitAgain() {
    String first = flagged("bịađặt chuyện cầu phao xã bên bị lũ cuốn trôi lúc rạng sáng");
    String second = flagged("bịađặt chuyện cầu phao xã bên bị lũ cuốn trôi lúc rạng sáng nay");
    String pane = office.get("/review?at=" + second, person).body();
    assertThat(pane).containsPattern("formaction=\"/cases/" + second + "/merge\"[^>]* value=\"" + first
        + "\"[^>]*data-key=\"m\"");

    assertThat(
        location(office.post("/cases/" + second + "/merge", person, "into", first, "revision", revision(second))))
        .isEqualTo("/review?merged=" + second);
    assertThat(office.get("/review?merged=" + second, person).body())
        .contains("action=\"/cases/" + second + "/split\"", "data-key=\"z\"");
    assertThat(office.get("/cases/" + second, person).body()).contains("Đã gộp vào " + first);
    assertThat(office.get("/cases/" + first, person).body()).contains("Đã gộp vào đây: 1", "/cases/" + second);
    office.post("/cases/" + second + "/split", person);
    assertThat(of(second)).isInstanceOf(Case.Acknowledged.class);
  }

  @Test
  void aSilenceIsListedAndRevoked() {
    String id = flagged("bịađặt chuyện xăng tăng giá gấp đôi");
    assertThat(office.get("/review?at=" + id, person).body()).contains("data-open=\"silence\" data-key=\"s\"");
    String back = location(office.post("/silences", person, "rule", "fake-news.made-up", "source", "sample", "hours",
        "24", "why", "đang sửa <b>quy tắc</b>", "case", id));
    Silence made = office.alerting.silences().newest(1).getFirst();
    assertThat(back).isEqualTo("/review?at=" + id + "&silence=" + made.number());
    assertThat(office.get("/silences", person).body()).contains("đang sửa &lt;b&gt;quy tắc", "fake-news.made-up");

    office.post("/silences/" + made.number() + "/revoke", person);
    assertThat(office.alerting.silences().newest(1).getFirst().revokedBy()).isEqualTo(person.name());
    assertThat(office.get("/silences", person).body()).contains(person.name() + " cho báo lại");
  }

  @Test
  void aSilenceWithoutEndOrReasonIsRefused() {
    for (List<String> form : List.of(List.of("hours", "999999", "why", "x"), List.of("hours", "4", "why", ""),
        List.of("hours", "9999999999999999", "why", "x"), List.of("why", "x"))) {
      String[] fields = Stream.concat(Stream.of("rule", "fake-news.made-up", "source", "sample"), form.stream())
          .toArray(String[]::new);
      assertThat(office.post("/silences", person, fields).statusCode()).as(form.toString()).isEqualTo(400);
    }
  }

  private static String flagged(String text) {
    String id = "rss:" + POSTS.incrementAndGet();
    office.judged(Posts.post(id, text));
    return office.alerting.cases().ofPost(new PostId(id)).orElseThrow().id().value();
  }

  private static Case of(String id) {
    return office.alerting.cases().find(new haidang.alerting.CaseId(id)).orElseThrow();
  }

  private static String revision(String id) { return String.valueOf(of(id).revision()); }

  private static HttpResponse<String> decide(String id, String... fields) {
    return office.post("/cases/" + id + "/decide", person,
        Stream.concat(Stream.of("back", "case", "revision", revision(id)), Stream.of(fields)).toArray(String[]::new));
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
