package haidang.console;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import haidang.console.api.Scope;
import haidang.console.api.Tokens;
import haidang.console.signin.Permission;
import haidang.console.signin.Role;
import haidang.console.signin.SignedIn;
import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Walks every route that the router knows, as everybody: a route that nobody has thought about fails the test.
class RoutesTest {
  private static final String ANYBODY = "anybody";
  private static final String SIGNED_IN = "signed in";
  private static final Map<String, String> DEMANDS = Map.ofEntries(entry("GET /", Permission.READ),
      entry("GET /today", Permission.READ), entry("GET /review", Permission.READ),
      entry("POST /review/take", Permission.DECIDE), entry("POST /review/release", Permission.DECIDE),
      entry("GET /cases", Permission.READ), entry("GET /cases/{id}", Permission.READ),
      entry("POST /cases/{id}/decide", Permission.DECIDE), entry("POST /cases/{id}/undo", Permission.DECIDE),
      entry("POST /cases/{id}/check", Permission.DECIDE), entry("POST /cases/{id}/reopen", Permission.DECIDE),
      entry("POST /cases/{id}/merge", Permission.DECIDE),
      entry("POST /cases/{id}/split", Permission.DECIDE), entry("GET /silences", Permission.READ),
      entry("POST /silences", Permission.DECIDE), entry("POST /silences/{id}/revoke", Permission.DECIDE),
      entry("GET /archive", Permission.READ),
      entry("POST /archive/saved", Permission.READ), entry("POST /archive/saved/remove", Permission.READ),
      entry("GET /archive/export.csv", Permission.EXPORT), entry("GET /archive/export.jsonl", Permission.EXPORT),
      entry("GET /rules", Permission.READ), entry("POST /rules/try", Permission.READ),
      entry("GET /rules/{id}", Permission.READ), entry("POST /rules/{id}/try", Permission.READ),
      entry("POST /rules/{id}/back-test", Permission.BACK_TEST), entry("GET /sources", Permission.READ),
      entry("GET /mailbox", Permission.READ), entry("GET /mailbox/html", Permission.READ),
      entry("GET /digests", Permission.READ), entry("GET /digests/html", Permission.READ),
      entry("GET /accounts", Permission.ACCOUNTS), entry("POST /accounts", Permission.ACCOUNTS),
      entry("POST /accounts/{name}/change", Permission.ACCOUNTS),
      entry("POST /accounts/{name}/reset", Permission.ACCOUNTS),
      entry("POST /accounts/{name}/end-sessions", Permission.ACCOUNTS), entry("GET /audit", Permission.AUDIT),
      entry("GET /account", Permission.SELF), entry("POST /account/authenticator", Permission.SELF),
      entry("POST /account/authenticator/prove", Permission.SELF),
      entry("POST /account/authenticator/remove", Permission.SELF),
      entry("POST /account/sessions/end", Permission.SELF), entry("POST /account/tokens", Permission.SELF),
      entry("POST /account/tokens/revoke", Permission.SELF), entry("GET /sign-in", ANYBODY),
      entry("POST /sign-in", ANYBODY), entry("GET /sign-in/oidc", ANYBODY),
      entry("GET /sign-in/oidc/callback", ANYBODY), entry("GET /sign-in/code", Permission.CODE),
      entry("POST /sign-in/code", Permission.CODE), entry("GET /sign-in/password", Permission.CHANGE),
      entry("POST /sign-in/password", Permission.CHANGE), entry("POST /sign-out", SIGNED_IN),
      entry("GET /assets/{version}/{name}", ANYBODY), entry("GET /favicon.ico", ANYBODY),
      entry("GET /health", ANYBODY), entry("GET /ready", ANYBODY), entry("GET /api/v1/openapi.yaml", ANYBODY),
      entry("GET /api/v1/posts", Scope.Of.SEARCH), entry("GET /api/v1/posts/{id}", Scope.Of.SEARCH),
      entry("GET /api/v1/cases", Scope.Of.CASES), entry("GET /api/v1/cases/{id}", Scope.Of.CASES),
      entry("POST /api/v1/cases/{id}/decision", Scope.Of.DECIDE),
      entry("GET /api/v1/decisions", Scope.Of.DECISIONS), entry("GET /api/v1/rules", Scope.Of.RULES),
      entry("GET /api/v1/rules/{id}", Scope.Of.RULES), entry("POST /api/v1/rules/try", Scope.Of.RULES),
      entry("GET /api/v1/sources", Scope.Of.SOURCES));

  private static Office office;

  @BeforeAll
  static void open() { office = Office.open(); }

  @AfterAll
  static void close() { office.close(); }

  @Test
  void everyRouteHasItsDemand() {
    Set<String> routes = new TreeSet<>();
    office.context.getBean(Router.class).uriRoutes().filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .forEach(route -> routes.add(route.getHttpMethodName() + " "
            + route.getUriMatchTemplate().toString().replaceAll("\\{\\?.*}", "")));

    assertThat(routes).containsExactlyInAnyOrderElementsOf(DEMANDS.keySet());
  }

  @Test
  void aPersonGetsExactlyWhatTheirRoleAllows() {
    DEMANDS.forEach((route, demand) -> {
      if (route.contains(" /api/") || demand.equals(ANYBODY)) {
        return;
      }
      for (Role role : Role.values()) {
        boolean allowed = demand.equals(SIGNED_IN) || demand.equals(Permission.SELF)
            || demand.equals(Permission.CHANGE) || role.permissions().contains(demand);
        assertThat(status(route, office.as(role))).as(route + " as " + role)
            .matches(status -> allowed ? status != 401 && status != 403 : status == 403, allowed ? "allowed" : "403");
      }
    });
  }

  @Test
  void nobodyGetsInWithoutASession() {
    DEMANDS.forEach((route, demand) -> {
      if (route.contains(" /api/") || demand.equals(ANYBODY)) {
        return;
      }
      String[] words = route.split(" ", -1);
      HttpResponse<String> answer = office.send(words[0], path(words[1]), words[0].equals("POST") ? "a=b" : null,
          "Content-Type", "application/x-www-form-urlencoded");
      assertThat(answer.statusCode()).as(route).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location")).as(route).contains("/sign-in");
    });
  }

  @Test
  void aFormOfAnotherSessionIsRefused() {
    SignedIn person = office.as(Role.ADMINISTRATOR);
    SignedIn other = office.as(Role.ADMINISTRATOR);
    DEMANDS.forEach((route, demand) -> {
      if (route.startsWith("POST /") && !route.contains(" /api/") && !demand.equals(ANYBODY)
          && !demand.equals(Permission.CODE)) {
        SignedIn forged = new SignedIn(person.name(), person.cookie(), other.csrf());
        assertThat(status(route, forged)).as(route).isEqualTo(403);
      }
    });
  }

  @Test
  void aTokenGetsExactlyWhatItsScopesAllow() {
    SignedIn owner = office.as(Role.ANALYST);
    for (Scope scope : Scope.values()) {
      String token = office.context.getBean(Tokens.class).make(owner.name(), scope.code(), List.of(scope));
      DEMANDS.forEach((route, demand) -> {
        if (route.contains(" /api/") && !demand.equals(ANYBODY)) {
          int status = api(route, "Bearer " + token);
          boolean allowed = demand.equals(scope.code());
          assertThat(status).as(route + " with " + scope.code())
              .matches(code -> allowed ? code != 401 && code != 403 : code == 403, allowed ? "allowed" : "403");
          assertThat(api(route, "Bearer nothing")).as(route).isEqualTo(401);
        }
      });
    }
  }

  @Test
  void aSessionOpensNothingOfTheApi() {
    SignedIn person = office.as(Role.ADMINISTRATOR);
    assertThat(office.get("/api/v1/cases", person).statusCode()).isEqualTo(401);
  }

  @Test
  void theDescriptionNamesExactlyTheRoutesOfTheApi() {
    String yaml = office.get("/api/v1/openapi.yaml").body();
    Set<String> described = new HashSet<>();
    String path = "";
    for (String line : yaml.lines().toList()) {
      if (line.matches(" {2}/\\S+:")) {
        path = line.strip().replaceAll(":$", "");
      } else if (line.matches(" {4}(get|post|put|delete):")) {
        described.add(line.strip().replaceAll(":$", "").toUpperCase(java.util.Locale.ROOT) + " " + path);
      }
    }

    assertThat(described).isEqualTo(new HashSet<>(DEMANDS.keySet().stream().filter(route -> route.contains(" /api/"))
        .toList()));
  }

  private static int status(String route, SignedIn person) {
    String[] words = route.split(" ", -1);
    return (words[0].equals("GET") ? office.get(path(words[1]), person) : office.post(path(words[1]), person))
        .statusCode();
  }

  private static int api(String route, String authorization) {
    String[] words = route.split(" ", -1);
    return office.send(words[0], path(words[1]), words[0].equals("POST") ? "{}" : null, "Authorization",
        authorization, "Content-Type", "application/json").statusCode();
  }

  private static String path(String template) {
    return template.replace("{id}", "0123456789abcdef").replace("{name}", "nobody-here").replace("{version}", "x");
  }
}
