package haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.classify.rules.RulePack;
import haidang.console.signin.Role;
import haidang.console.signin.SignedIn;
import haidang.events.Posts;
import haidang.events.RuleBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whatever posts, sources, rules and queries hold is shown as text and does nothing.
class ShownAsTextTest {
  private static final String NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg onload=alert(3)>";
  private static final String RULE = """
      id: scam.made-up
      title: {vi: "Bịa <script>alert(4)</script>", en: "Made up <script>alert(4)</script>"}
      category: scam
      severity: high
      legal_basis: []
      match: bịađặt
      must_match: ["bịađặt"]
      must_not_match: ["tin thật"]
      owner: "<script>alert(5)</script>"
      review_by: 2027-06-01
      """;
  private static final String SOURCE = """
      sources:
        - id: sample
          kind: rss
          url: https://hai-minh.example/feed
          name: "Nguồn <script>alert(6)</script>"
          purpose: "thử <script>alert(7)</script>"
          route: {who: "<script>alert(8)</script>", when: 2026-11-01, terms: "<script>alert(9)</script>"}
      """;

  private static Office office;
  private static SignedIn person;

  @BeforeAll
  static void open() {
    office = new Office(Office.config(ConsoleConfig.Oidc.NONE),
        new RulePack(List.of(new RuleBody("scam/made-up.yaml", RULE))));
    office.sources(SOURCE);
    office.judged(Posts.post("rss:1", "bịađặt " + NASTY), Posts.post("rss:2", "=1+1 tin thật"),
        Posts.post("rss:3", " @SUM(A1) tin thật"));
    person = office.as(Role.ADMINISTRATOR);
  }

  @AfterAll
  static void close() { office.close(); }

  @Test
  void pagesHoldNoMarkupOfOthers() {
    String query = URLEncoder.encode(NASTY, StandardCharsets.UTF_8);
    String id = office.alerting.cases().recent(1).getFirst().id().value();
    office.post("/archive/saved", person, "name", NASTY, "q", NASTY);
    for (String path : List.of("/today", "/review", "/cases", "/cases/" + id, "/archive?q=", "/archive?q=" + query,
        "/archive?q=" + URLEncoder.encode("tin \"<script>", StandardCharsets.UTF_8), "/rules", "/rules/scam.made-up",
        "/sources", "/digests/html", "/audit", "/review?undo=" + query, "/review?problem=" + query,
        "/cases?status=" + query + "&category=" + query)) {
      String page = office.get(path, person).body();
      assertThat(page).as(path).doesNotContain("<script>alert", "<img src=x", "<svg onload", "onerror=alert(2)>\"");
    }
    assertThat(office.get("/review", person).body()).contains("&lt;script&gt;alert(1)");
  }

  @Test
  void aPageRunsNothingButOurOwnFiles() {
    var answer = office.get("/review", person);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
        "script-src 'self'", "style-src 'self'").doesNotContain("unsafe");
    assertThat(answer.body()).doesNotContain(" style=").doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern(" on[a-z]+=\"").doesNotContain("javascript:");
  }

  @Test
  void spreadsheetsAreGivenNoFormulas() {
    String csv = office.get("/archive/export.csv?q=", person).body();
    assertThat(csv)
        .startsWith("\uFEFFid,source,published,collected,verdict,severity,categories,rules,title,text,link\r\n")
        .containsPattern("\"20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00\",\"(flagged|clean)\"");

    assertThat(csv).contains("\"'=1+1 tin thật\"", "\"' @SUM(A1) tin thật\"");
    assertThat(csv.lines().toList()).hasSize(4);
  }

  @Test
  void theExportOfLinesHoldsEveryPostAndNoAuthor() {
    String lines = office
        .get("/archive/export.jsonl?q=" + URLEncoder.encode("tin thật", StandardCharsets.UTF_8), person)
        .body();

    assertThat(lines.lines().toList()).hasSize(2).allMatch(line -> line.startsWith("{") && !line.contains("author"));
  }
}
