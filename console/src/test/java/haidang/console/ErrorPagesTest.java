package haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import haidang.classify.rules.RulePack;
import haidang.console.api.Bearers;
import haidang.console.signin.Role;
import haidang.console.signin.SignedIn;
import haidang.events.log.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An error is answered once, in the form of who asked: an answer that is looked up again would never end.
@Timeout(30)
class ErrorPagesTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String LARGE = "q=" + "a".repeat(2_000_000);

  private static Office office;
  private static SignedIn viewer;
  private static SignedIn administrator;
  private static String token;
  private static String narrow;

  @BeforeAll
  static void open() {
    office = new Office(Office.config(ConsoleConfig.Oidc.NONE), RulePack.shipped(), Map.of(BareAnswers.ON, true));
    viewer = office.as(Role.VIEWER);
    administrator = office.as(Role.ADMINISTRATOR);
    token = Bearers.ofAll(office, administrator);
    narrow = Bearers.ofSources(office, administrator);
  }

  @AfterAll
  static void close() { office.close(); }

  record Asked(int status, String method, String path, String body, String type) {
    @Override
    public String toString() { return status + " " + method + " " + path; }
  }

  static Stream<Asked> pages() {
    return Stream.of(new Asked(400, "GET", "/archive/export.csv?q=(", null, FORM),
        new Asked(403, "POST", "/archive/saved", "q=a&name=b", FORM),
        new Asked(404, "GET", "/nowhere", null, FORM),
        new Asked(404, "GET", "/cases/none", null, FORM),
        new Asked(405, "DELETE", "/today", null, FORM),
        new Asked(400, "GET", "/mailbox?id=%00", null, FORM),
        new Asked(404, "GET", "/digests?day=%2B999999999-01-01", null, FORM),
        new Asked(413, "GET", "/archive?" + LARGE.substring(0, 20_000), null, FORM),
        new Asked(413, "POST", "/archive/saved", LARGE, FORM),
        new Asked(415, "POST", "/archive/saved", "q=a", "text/plain"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPersonSeesAPageWithAWayBack(Asked asked) {
    HttpResponse<String> answer = office.send(asked.method(), asked.path(), asked.body(), "Cookie",
        administrator.cookie(), "Content-Type", asked.type());

    assertThat(answer.statusCode()).isEqualTo(asked.status());
    demandPage(answer);
    assertThat(answer.body()).contains("href=\"/today\"").contains(
        Words.in("vi").t("error." + asked.status()));
  }

  @Test
  void aNulIsNoTextInAnyField() {
    for (String path : List.of("/archive/saved", "/account/tokens")) {
      HttpResponse<String> answer = office.post(path, administrator, "name", "a\0b", "q", "a", "scope-cases:read",
          "on");
      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      demandPage(answer);
    }
    assertThat(office.send("POST", "/sign-in", "name=%00&password=%00", "Content-Type", FORM).statusCode()).isEqualTo(
        400);
  }

  @Test
  void theLongestQueryOfVietnameseLettersFitsIntoAnAddress() {
    String query = URLEncoder.encode("ở".repeat(1000), StandardCharsets.UTF_8);
    assertThat(office.get("/archive?q=" + query, administrator).statusCode()).isEqualTo(200);
  }

  @Test
  void anAddressOrAHeaderThatIsNoneIsRefusedWithAPage() throws IOException {
    assertThat(raw("GET /archive?q=%zz HTTP/1.1")).startsWith("HTTP/1.1 400 ").contains("<html lang=\"vi\"",
        "Content-Security-Policy");
    assertThat(raw("GET /today HTTP/1.1\r\nX-Some: a\u0001b")).startsWith("HTTP/1.1 400 ")
        .contains("<html lang=\"vi\"");
  }

  @Test
  void aConnectionThatTheServerGivesUpIsSaidToBeClosed() throws IOException {
    String tooLong = raw("GET /archive?" + LARGE.substring(0, 20_000) + " HTTP/1.1");

    assertThat(tooLong).startsWith("HTTP/1.0 413 ").containsIgnoringCase("\r\nconnection: close\r\n");
  }

  @Test
  void whatARoleMayNotIsToldOnAPage() {
    HttpResponse<String> answer = office.post("/review/take", viewer);

    assertThat(answer.statusCode()).isEqualTo(403);
    demandPage(answer);
  }

  @Test
  void aRequestFromAnotherSiteIsRefusedWithAPage() {
    HttpResponse<String> answer = office.send("POST", "/review/take", "csrf=" + administrator.csrf(), "Cookie",
        administrator.cookie(), "Content-Type", FORM, "Sec-Fetch-Site", "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    demandPage(answer);
  }

  @Test
  void whoIsNotSignedInIsLedToTheSignInFromAMissingPage() {
    HttpResponse<String> answer = office.get("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    demandPage(answer);
    assertThat(answer.body()).contains("href=\"/sign-in\"");
  }

  static Stream<Asked> routes() {
    String json = "application/json";
    return Stream.of(new Asked(400, "GET", "/api/v1/posts?q=(", null, json),
        new Asked(400, "POST", "/api/v1/rules/try", "{", json),
        new Asked(400, "GET", "/api/v1/cases?status=%00", null, json),
        new Asked(400, "POST", "/api/v1/cases/0000000000000000/decision",
            "{\"revision\":1,\"label\":\"unclear\",\"note\":\"a\\u0000b\"}", json),
        new Asked(404, "GET", "/api/v1/cases/none", null, json),
        new Asked(404, "GET", "/api/v1/nothing", null, json),
        new Asked(405, "DELETE", "/api/v1/cases", null, json),
        new Asked(413, "POST", "/api/v1/rules/try", "{\"text\":\"" + LARGE + "\"}", json),
        new Asked(415, "POST", "/api/v1/rules/try", "{}", "text/plain"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aProgramIsToldAProblem(Asked asked) throws IOException {
    HttpResponse<String> answer = office.send(asked.method(), asked.path(), asked.body(), "Authorization",
        "Bearer " + token, "Content-Type", asked.type());

    demandProblem(answer, asked.status());
  }

  @Test
  void aTokenThatMayNotIsToldAProblem() throws IOException {
    demandProblem(office.get("/api/v1/cases", "Authorization", "Bearer " + narrow), 403);
    demandProblem(office.send("POST", "/api/v1/rules/try", "{}", "Authorization", "Bearer " + token, "Content-Type",
        "application/json", "Sec-Fetch-Site", "cross-site"), 403);
  }

  @Test
  void aTokenThatAsksTooOftenIsToldAProblem() throws IOException {
    HttpResponse<String> answer = office.get("/api/v1/sources", "Authorization", "Bearer " + narrow);
    for (int i = 0; i < 400 && answer.statusCode() != 429; i++) {
      answer = office.get("/api/v1/sources", "Authorization", "Bearer " + narrow);
    }

    demandProblem(answer, 429);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 413, 415, 429, 500, 503})
  void aRouteThatAnswersABareErrorIsGivenAPageOrAProblem(int status) throws IOException {
    HttpResponse<String> page = office.get("/bare/" + status, administrator);
    assertThat(page.statusCode()).isEqualTo(status);
    demandPage(page);

    demandProblem(office.get("/api/v1/bare/" + status, "Authorization", "Bearer " + token), status);
  }

  /// Even what every page shows around its content cannot be read then.
  @Test
  void withoutItsDatabaseEveryoneIsToldThatSomethingBroke() throws IOException {
    try (Office broken = Office.open()) {
      SignedIn person = broken.as(Role.ADMINISTRATOR);
      String key = Bearers.ofAll(broken, person);
      broken.database.close();

      HttpResponse<String> page = broken.get("/today", person);
      assertThat(page.statusCode()).isEqualTo(500);
      demandPage(page);
      assertThat(page.body()).contains(Words.in("vi").t("error.500"));
      demandProblem(broken.get("/api/v1/cases", "Authorization", "Bearer " + key), 500);
    }
  }

  private static String raw(String line) throws IOException {
    try (Socket socket = new Socket("localhost", office.url("/").getPort())) {
      socket.getOutputStream().write((line + "\r\nHost: localhost\r\n\r\n").getBytes(
          StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void demandPage(HttpResponse<String> answer) {
    demandHeaders(answer);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("<html lang=\"vi\"").contains("</html>").doesNotContain("Exception")
        .doesNotContain("\tat ");
  }

  private static void demandProblem(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    demandHeaders(answer);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = Wire.JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  private static void demandHeaders(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }
}
