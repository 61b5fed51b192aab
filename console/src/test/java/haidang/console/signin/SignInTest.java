package haidang.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import haidang.console.Office;
import haidang.console.api.Bearers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final String OWN = "cá nục kho tiêu thơm";

  private static Office office;

  @BeforeAll
  static void open() { office = Office.open(); }

  @AfterAll
  static void close() { office.close(); }

  @Test
  void aFirstPasswordOpensNothingButItsOwnChange() {
    String first = accounts().add("lan", Role.ANALYST);
    HttpResponse<String> entered = signIn("lan", first);
    assertThat(location(entered)).isEqualTo("/sign-in/password");
    SignedIn half = of(entered);
    assertThat(location(office.get("/today", half))).isEqualTo("/sign-in/password");

    assertThat(office.post("/sign-in/password", half, "old", first, "password", "ngắn", "again", "ngắn").statusCode())
        .isEqualTo(422);
    assertThat(office.post("/sign-in/password", half, "old", first, "password", OWN + " lan", "again", OWN + " lan")
        .statusCode()).as("holds the name").isEqualTo(422);
    HttpResponse<String> changed = office.post("/sign-in/password", half, "old", first, "password", OWN, "again", OWN);
    assertThat(location(changed)).isEqualTo("/today");
    assertThat(office.get("/today", of(changed)).statusCode()).isEqualTo(200);
    assertThat(location(office.get("/today", half))).as("the half session ended").isEqualTo("/sign-in");
    assertThat(location(signIn("lan", OWN))).isEqualTo("/today");
  }

  @Test
  void fiveFailuresLockForAQuarterOfAnHour() {
    withPassword("hoa", Role.VIEWER);
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("hoa", "sai hoàn toàn " + i).statusCode()).isEqualTo(422);
    }
    assertThat(signIn("hoa", OWN).statusCode()).as("locked").isEqualTo(422);
    office.now.set(office.now.get().plus(Duration.ofMinutes(16)));
    assertThat(location(signIn("hoa", OWN))).isEqualTo("/today");
  }

  @Test
  void guessesThatComeAtOnceAreCountedBeforeTheyAreLookedAt() throws ExecutionException, InterruptedException {
    withPassword("kha", Role.VIEWER);
    var places = new Semaphore(0, true);
    SignIns signIns = signIns(places, 99);
    try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Optional<Account>>> guesses = new ArrayList<>();
      for (String guess : List.of("sai 1", "sai 2", "sai 3", "sai 4", "sai 5", OWN)) {
        guesses.add(guessers.submit(() -> signIns.password("kha", guess)));
        await().until(() -> places.getQueueLength() == guesses.size());
      }
      places.release();

      for (Future<Optional<Account>> guess : guesses) {
        assertThat(guess.get()).isEmpty();
      }
    }
  }

  @Test
  void whoHasToWaitTooLongHasLostNoTry() {
    withPassword("tam", Role.VIEWER);
    SignIns crowded = signIns(new Semaphore(0, true), 0);
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> crowded.password("tam", OWN)).isInstanceOf(Passwords.Crowded.class);
    }

    assertThat(location(signIn("tam", OWN))).isEqualTo("/today");
  }

  @Test
  void whoeverIsRightHasFiveTriesEachTime() {
    withPassword("bao", Role.VIEWER);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(signIn("bao", "sai " + i).statusCode()).isEqualTo(422);
      }
      assertThat(location(signIn("bao", OWN))).isEqualTo("/today");
    }
  }

  @Test
  void tooManyAtOnceAreToldToWait() {
    Passwords passwords = office.context.getBean(Passwords.class);
    int places = passwords.places().drainPermits();
    try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < passwords.waiting(); i++) {
        waiting.execute(() -> passwords.pretend("x"));
      }
      await().until(() -> passwords.places().getQueueLength() == passwords.waiting());
      HttpResponse<String> refused = signIn("admin", Office.PASSWORD);
      passwords.places().release(places);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("Đang có quá nhiều người đăng nhập");
    }
  }

  private static SignIns signIns(Semaphore places, int waiting) {
    return new SignIns(office.database, new Passwords(new SecureRandom(), places, waiting),
        office.context.getBean(Authenticators.class), office.now::get);
  }

  @Test
  void anUnknownNameIsAnsweredLikeAWrongPassword() {
    withPassword("mai", Role.VIEWER);
    assertThat(signIn("khong-co", "x").body()).isEqualTo(signIn("mai", "x").body());
  }

  @Test
  void theAuthenticatorIsAskedForOnceItIsProvedAndEachCodeWorksOnce() {
    SignedIn person = withPassword("minh", Role.ANALYST);
    byte[] secret = enrol(person);
    List<String> codes = prove(person, secret);

    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    HttpResponse<String> half = signIn("minh", OWN);
    assertThat(location(half)).isEqualTo("/sign-in/code");
    assertThat(location(office.get("/today", of(half)))).isEqualTo("/sign-in/code");
    assertThat(office.post("/sign-in/code", of(half), "code", code(secret)).statusCode()).as("used to prove")
        .isEqualTo(422);
    office.now.set(office.now.get().plusSeconds(60));
    assertThat(location(office.post("/sign-in/code", of(half), "code", code(secret)))).isEqualTo("/today");

    HttpResponse<String> lost = signIn("minh", OWN);
    assertThat(location(office.post("/sign-in/code", of(lost), "code", codes.getFirst()))).isEqualTo("/today");
    HttpResponse<String> again = signIn("minh", OWN);
    assertThat(office.post("/sign-in/code", of(again), "code", codes.getFirst()).statusCode()).as("used up")
        .isEqualTo(422);
  }

  @Test
  void whoKnowsThePasswordHasNoMoreTriesAtTheCode() {
    SignedIn person = withPassword("thu", Role.ANALYST);
    byte[] secret = enrol(person);
    prove(person, secret);
    office.now.set(office.now.get().plusSeconds(60));
    for (int i = 0; i < 5; i++) {
      assertThat(office.post("/sign-in/code", of(signIn("thu", OWN)), "code", "000000").statusCode()).isEqualTo(422);
    }

    assertThat(signIn("thu", OWN).statusCode()).as("locked").isEqualTo(422);
    office.now.set(office.now.get().plus(Duration.ofMinutes(16)));
    assertThat(location(office.post("/sign-in/code", of(signIn("thu", OWN)), "code", code(secret)))).isEqualTo(
        "/today");
  }

  @Test
  void theSecondStepGoesOnlyWithACode() {
    SignedIn person = withPassword("nga", Role.ANALYST);
    byte[] secret = enrol(person);
    List<String> codes = prove(person, secret);

    assertThat(office.post("/account/authenticator", person).statusCode()).as("a second one").isEqualTo(422);
    assertThat(office.post("/account/authenticator/remove", person).statusCode()).isEqualTo(422);
    assertThat(office.post("/account/authenticator/remove", person, "code", "000000").statusCode()).isEqualTo(422);
    assertThat(location(signIn("nga", OWN))).isEqualTo("/sign-in/code");

    assertThat(location(office.post("/account/authenticator/remove", person, "code", codes.getFirst()))).isEqualTo(
        "/account");
    assertThat(location(signIn("nga", OWN))).isEqualTo("/today");
  }

  @Test
  void anAuthenticatorThatIsAskedForIsNotProvedAgain() {
    SignedIn person = withPassword("dao", Role.ANALYST);
    byte[] secret = enrol(person);
    List<String> codes = prove(person, secret);
    office.now.set(office.now.get().plusSeconds(60));

    assertThat(prove(person, secret)).isEmpty();
    assertThat(location(office.post("/sign-in/code", of(signIn("dao", OWN)), "code", codes.getFirst()))).as(
        "the first codes hold").isEqualTo("/today");
  }

  @Test
  void wrongCodesOfANewAuthenticatorLockTheAccount() {
    SignedIn person = withPassword("cuc", Role.ANALYST);
    byte[] secret = enrol(person);
    for (int i = 0; i < 5; i++) {
      assertThat(office.post("/account/authenticator/prove", person, "code", "000000").statusCode()).isEqualTo(422);
    }

    assertThat(prove(person, secret)).as("locked").isEmpty();
    assertThat(signIn("cuc", OWN).statusCode()).isEqualTo(422);
  }

  @Test
  void aNewPasswordEndsWhatTheOldOneOpened() {
    SignedIn other = withPassword("yen", Role.ANALYST);
    SignedIn person = of(signIn("yen", OWN));
    HttpResponse<String> changed = office.post("/sign-in/password", person, "old", OWN, "password", OWN + " mới",
        "again",
        OWN + " mới");

    assertThat(office.get("/today", of(changed)).statusCode()).isEqualTo(200);
    assertThat(location(office.get("/today", other))).isEqualTo("/sign-in");
  }

  @Test
  void anAdministratorResetsWhatSomebodyHasLost() {
    SignedIn person = withPassword("tu", Role.ANALYST);
    prove(person, enrol(person));
    String token = Bearers.ofAll(office, person);
    SignedIn administrator = office.as(Role.ADMINISTRATOR);

    String page = office.post("/accounts/tu/reset", administrator).body();
    Matcher told = Pattern.compile("id=\"first-password\">([^<]+)<").matcher(page);
    assertThat(told.find()).isTrue();
    assertThat(location(office.get("/today", person))).as("sessions ended").isEqualTo("/sign-in");
    assertThat(office.get("/api/v1/cases", "Authorization", "Bearer " + token).statusCode()).isEqualTo(401);
    assertThat(location(signIn("tu", told.group(1)))).isEqualTo("/sign-in/password");
  }

  @Test
  void endedSessionsAreOverAtOnce() {
    SignedIn person = withPassword("binh", Role.ANALYST);
    SignedIn second = of(signIn("binh", OWN));
    String id = sessions().find(second.cookie().substring(second.cookie().indexOf('=') + 1)).orElseThrow().id();
    office.post("/account/sessions/end", person, "id", id);
    assertThat(location(office.get("/today", second))).isEqualTo("/sign-in");
    assertThat(office.get("/today", person).statusCode()).isEqualTo(200);

    office.post("/accounts/binh/end-sessions", office.as(Role.ADMINISTRATOR));
    assertThat(location(office.get("/today", person))).isEqualTo("/sign-in");
  }

  @Test
  void aChangedRoleHoldsForOpenSessionsAndADisabledAccountHasNone() {
    SignedIn person = withPassword("son", Role.ADMINISTRATOR);
    SignedIn administrator = office.as(Role.ADMINISTRATOR);
    assertThat(office.get("/accounts", person).statusCode()).isEqualTo(200);
    office.post("/accounts/son/change", administrator, "role", "viewer", "enabled", "on");
    assertThat(office.get("/accounts", person).statusCode()).isEqualTo(403);
    office.post("/accounts/son/change", administrator, "role", "viewer");
    assertThat(location(office.get("/today", person))).isEqualTo("/sign-in");
    assertThat(signIn("son", OWN).statusCode()).isEqualTo(422);
  }

  private SignedIn withPassword(String name, Role role) {
    accounts().add(name, role);
    accounts().changePassword(name, OWN);
    return of(signIn(name, OWN));
  }

  private static byte[] enrol(SignedIn person) {
    Matcher key = Pattern.compile("secret=([A-Z2-7]+)").matcher(office.post("/account/authenticator", person).body());
    assertThat(key.find()).isTrue();
    return decoded(key.group(1));
  }

  private static List<String> prove(SignedIn person, byte[] secret) {
    String page = office.post("/account/authenticator/prove", person, "code", code(secret)).body();
    List<String> codes = new ArrayList<>();
    Pattern.compile("<li>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</li>").matcher(page).results()
        .forEach(one -> codes.add(one.group(1)));
    return codes;
  }

  private static String code(byte[] secret) { return Totp.COMMON.code(secret, Totp.step(office.now.get())); }

  private static byte[] decoded(String text) {
    StringBuilder bits = new StringBuilder();
    text.chars().forEach(letter -> bits.append(String.format("%5s", Integer.toBinaryString(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter))).replace(' ', '0')));
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    return bytes;
  }

  private static HttpResponse<String> signIn(String name, String password) {
    return office.send("POST", "/sign-in", "name=" + name + "&password=" + java.net.URLEncoder.encode(password,
        StandardCharsets.UTF_8), "Content-Type", "application/x-www-form-urlencoded");
  }

  private static SignedIn of(HttpResponse<String> answer) {
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax");
    return SignedIn.of(office.context, cookie.replaceFirst("^[^=]+=([^;]*).*", "$1"));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse(answer.statusCode() + " and nowhere");
  }

  private static Accounts accounts() { return office.context.getBean(Accounts.class); }

  private static Sessions sessions() { return office.context.getBean(Sessions.class); }
}
