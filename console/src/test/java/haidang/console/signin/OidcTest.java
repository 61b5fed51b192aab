package haidang.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.classify.rules.RulePack;
import haidang.console.ConsoleConfig;
import haidang.console.Office;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OidcTest {
  private static final String CALLBACK = "http://console.example/sign-in/oidc/callback";

  private static StandInProvider provider;
  private static Office office;

  @BeforeAll
  static void open() throws Exception {
    provider = new StandInProvider("console", "bí mật", CALLBACK);
    office = new Office(Office.config(new ConsoleConfig.Oidc(provider.issuer(), "console", "bí mật", CALLBACK,
        "preferred_username", "roles")), new RulePack(List.of()));
  }

  @AfterAll
  static void close() {
    office.close();
    provider.close();
  }

  @Test
  void whoTheAgencyKnowsEntersWithTheRoleItGives() {
    HttpResponse<String> entered = way(Map.of("preferred_username", "Thu.Ha", "roles", List.of("staff", "analyst")));

    assertThat(entered.headers().firstValue("Location")).contains("/today");
    SignedIn person = SignedIn.of(office.context, token(entered));
    assertThat(person.name()).isEqualTo("thu.ha");
    assertThat(office.get("/today", person).statusCode()).isEqualTo(200);
    assertThat(office.get("/accounts", person).statusCode()).isEqualTo(403);
  }

  @Test
  void theRoleFollowsWhatTheAgencySaysNow() {
    way(Map.of("preferred_username", "quoc", "roles", "administrator", "sub", "quoc-1"));
    SignedIn person = SignedIn.of(office.context,
        token(way(Map.of("preferred_username", "quoc", "roles", "viewer", "sub", "quoc-1"))));

    assertThat(office.get("/accounts", person).statusCode()).isEqualTo(403);
  }

  @Test
  void whoHasNoRoleHereIsRefused() {
    assertThat(way(Map.of("preferred_username", "la", "roles", List.of("staff"))).statusCode()).isEqualTo(422);
  }

  @Test
  void aLocalAccountIsNotTakenOver() {
    assertThat(way(Map.of("preferred_username", "admin", "roles", "administrator", "sub", "x")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void aTokenThatIsNotForThisSignInIsRefused() {
    Map<String, Object> person = Map.of("preferred_username", "hai", "roles", "lead", "sub", "hai-1");
    for (String spoiled : List.of("nonce", "aud", "iss", "exp", "signature")) {
      provider.spoil(spoiled);
      assertThat(way(person).statusCode()).as(spoiled).isEqualTo(422);
    }
    provider.spoil("");
    assertThat(way(person).statusCode()).isEqualTo(303);
  }

  @Test
  void theWayBackTakesTheStateOfThisBrowserAlone() {
    HttpResponse<String> left = office.get("/sign-in/oidc");
    String code = provider.consent(URI.create(left.headers().firstValue("Location").orElseThrow()),
        Map.of("preferred_username", "hai", "roles", "lead"));

    assertThat(office.get("/sign-in/oidc/callback?code=" + code + "&state=other", "Cookie", cookie(left)).statusCode())
        .isEqualTo(422);
    assertThat(office.get("/sign-in/oidc/callback?code=" + code + "&state=other").statusCode()).isEqualTo(422);
  }

  private static HttpResponse<String> way(Map<String, Object> person) {
    HttpResponse<String> left = office.get("/sign-in/oidc");
    URI asked = URI.create(left.headers().firstValue("Location").orElseThrow());
    String code = provider.consent(asked, person);
    return office.get("/sign-in/oidc/callback?code=" + code + "&state=" + StandInProvider.query(asked).get("state"),
        "Cookie", cookie(left));
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private static String token(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream().filter(one -> one.startsWith(CookieFetcher.COOKIE))
        .findFirst().orElseThrow().replaceFirst("^[^=]+=([^;]*).*", "$1");
  }
}
