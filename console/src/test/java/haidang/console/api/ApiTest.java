package haidang.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import haidang.console.Office;
import haidang.console.signin.Role;
import haidang.console.signin.SignedIn;
import haidang.events.Posts;
import haidang.events.log.Wire;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiTest {
  private static final String FLAGGED = "Tài khoản của quý khách bị khoá, gửi mã OTP để mở khoá";

  private static Office office;
  private static SignedIn owner;

  @BeforeAll
  static void open() {
    office = Office.open();
    office.judged(Posts.post("rss:1", FLAGGED), Posts.post("rss:2", FLAGGED + " ngay"), Posts.post("rss:3", FLAGGED
        + " nhé"), Posts.post("rss:4", "Hội chợ mở cửa sáng thứ bảy"));
    owner = office.as(Role.ANALYST);
  }

  @AfterAll
  static void close() { office.close(); }

  @Test
  void aSearchIsReadPageByPage() throws IOException {
    String token = token(Scope.SEARCH);
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = json(get("/api/v1/posts?q=ma+otp&limit=2" + after, token));
      page.path("items").forEach(one -> ids.add(one.at("/judgement/post/id").asText()));
      assertThat(page.path("items").path(0).path("highlights")).isNotEmpty();
      after = page.has("next") ? "&after=" + page.path("next").asText() : "";
    } while (!after.isEmpty());

    assertThat(ids).containsExactlyInAnyOrder("rss:1", "rss:2", "rss:3");
  }

  @Test
  void casesAreReadPageByPageWithoutAnythingOfAnAuthor() throws IOException {
    String token = token(Scope.CASES);
    JsonNode first = json(get("/api/v1/cases?status=all&category=scam&limit=2", token));
    JsonNode second = json(get("/api/v1/cases?status=all&category=scam&limit=2&after=" + first.path("next").asText(),
        token));

    assertThat(first.path("items")).hasSize(2);
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.has("next")).isFalse();
    assertThat(first.toString()).doesNotContain("author");
  }

  @Test
  void aDecisionMadeTwiceCountsOnceAndAStaleOneIsRefused() throws IOException {
    String reader = token(Scope.CASES);
    String writer = token(Scope.DECIDE);
    JsonNode open = json(get("/api/v1/cases?status=waiting", reader)).at("/items/0");
    String body = "{\"revision\": " + open.path("revision").asInt() + ", \"label\": \"dismissed\", \"reason\": "
        + "\"quote\"}";
    String path = "/api/v1/cases/" + open.path("id").asText() + "/decision";

    HttpResponse<String> first = post(path, writer, body);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(json(post(path, writer, body))).isEqualTo(json(first));
    String other = body.replace("dismissed", "unclear").replace("\"revision\": ", "\"revision\": 9");
    assertThat(post(path, writer, other).statusCode()).isEqualTo(409);
    assertThat(json(get("/api/v1/decisions", token(Scope.DECISIONS))).at("/items/0/by").asText())
        .isEqualTo(owner.name());
  }

  @Test
  void aProgramSaysNothingOfTheTruth() throws IOException {
    JsonNode any = json(get("/api/v1/cases?status=all", token(Scope.CASES))).at("/items/0");
    String path = "/api/v1/cases/" + any.path("id").asText() + "/decision";
    for (String label : List.of("fabricated", "untrue", "verified", "UNTRUE")) {
      String body = "{\"revision\": " + any.path("revision").asInt() + ", \"label\": \"" + label
          + "\", \"cited\": \"https://hai-minh.example/a\"}";
      assertThat(post(path, token(Scope.DECIDE), body).statusCode()).as(label).isEqualTo(403);
    }
  }

  @Test
  void aFieldThatIsWrongIsNamedWithoutAWordOfOurCode() throws IOException {
    String path = "/api/v1/cases/0000000000000000/decision";
    for (String body : List.of("{\"revision\": \"x\", \"label\": \"unclear\"}", "{\"label\": \"unclear\"}",
        "{\"revision\": 1}", "{\"revision\": 1, \"label\": \"dismissed\", \"reason\": \"mood\"}")) {
      HttpResponse<String> answer = post(path, token(Scope.DECIDE), body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(json(answer).path("detail").asText()).as(body).matches("(revision|label|reason) is .*")
          .doesNotContain("haidang.").doesNotContain("input string");
    }
  }

  @Test
  void whatIsWrongIsToldAsAProblem() throws IOException {
    String token = token(Scope.SEARCH);
    for (String path : List.of("/api/v1/posts?limit=9999", "/api/v1/posts?q=(", "/api/v1/posts?order=best",
        "/api/v1/posts?limit=many")) {
      HttpResponse<String> answer = get(path, token);
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      assertThat(answer.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
      assertThat(json(answer).path("status").asInt()).as(path).isEqualTo(400);
    }
    assertThat(get("/api/v1/posts/rss:none", token).statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/nothing", token).headers().firstValue("Content-Type"))
        .contains("application/problem+json");
  }

  @Test
  void aTextIsTried() throws IOException {
    HttpResponse<String> answer = post("/api/v1/rules/try", token(Scope.RULES), "{\"text\": \"" + FLAGGED + "\"}");

    assertThat(json(answer).at("/flags").findValuesAsText("rule")).contains("scam.fake-bank-otp");
  }

  @Test
  void aRevokedTokenOpensNothing() {
    String token = token(Scope.SOURCES);
    assertThat(get("/api/v1/sources", token).statusCode()).isEqualTo(200);
    Tokens tokens = office.context.getBean(Tokens.class);
    tokens.of(owner.name()).forEach(one -> tokens.revoke(owner.name(), one.id()));

    assertThat(get("/api/v1/sources", token).statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenThatAsksTooOftenWaits() {
    String token = token(Scope.SOURCES);
    HttpResponse<String> answer = get("/api/v1/sources", token);
    for (int i = 0; i < 400 && answer.statusCode() == 200; i++) {
      answer = get("/api/v1/sources", token);
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0)).isPositive();
  }

  private static String token(Scope scope) {
    return office.context.getBean(Tokens.class).make(owner.name(), "thử", List.of(scope));
  }

  private static HttpResponse<String> get(String path, String token) {
    return office.get(path, "Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> post(String path, String token, String body) {
    return office.send("POST", path, body, "Authorization", "Bearer " + token, "Content-Type", "application/json");
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return Wire.JSON.readTree(answer.body());
  }
}
