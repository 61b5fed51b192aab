package haidang.console.signin;

import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.api.Scope;
import haidang.console.api.Tokens;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One's own account: authenticator, sessions, API tokens.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.SELF)
final class AccountController {
  private final Accounts accounts;
  private final Authenticators authenticators;
  private final SignIns signIns;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Faces faces;
  private final Pages pages;

  AccountController(Accounts accounts, Authenticators authenticators, SignIns signIns, Sessions sessions, Tokens tokens,
      Faces faces,
      Pages pages) {
    this.accounts = accounts;
    this.authenticators = authenticators;
    this.signIns = signIns;
    this.sessions = sessions;
    this.tokens = tokens;
    this.faces = faces;
    this.pages = pages;
  }

  @Get("/account")
  HttpResponse<?> account(HttpRequest<?> request) { return page(request, Map.of()); }

  /// @param told what is said this once
  private io.micronaut.http.MutableHttpResponse<?> page(HttpRequest<?> request, Map<String, Object> told) {
    Session session = Forms.signedIn(request);
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("account", accounts.all().stream().filter(one -> one.name().equals(session.account())).findFirst()
        .orElseThrow());
    content.put("sessions", sessions.of(session.account()));
    content.put("current", session.id());
    content.put("tokens", tokens.of(session.account()));
    content.put("scopes", Scope.allowed(session.role()));
    content.put("codesLeft", authenticators.codesLeft(session.account()));
    content.put("enrolment", null);
    content.put("codes", List.of());
    content.put("token", "");
    content.put("problem", "");
    content.putAll(told);
    return pages.page(request, "account", "account", content);
  }

  @Post(uri = "/account/authenticator", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> begin(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    return authenticators.begin(session.account())
        .<HttpResponse<?>>map(enrolment -> page(request, Map.of("enrolment", enrolment)))
        .orElseGet(() -> page(request, Map.of("problem", "twice")).status(HttpStatus.UNPROCESSABLE_ENTITY));
  }

  @Post(uri = "/account/authenticator/prove", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> prove(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    List<String> codes = signIns.prove(session.account(), Forms.field(form, "code").replace(" ", ""));
    if (codes.isEmpty()) {
      return page(request, Map.of("problem", "code")).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    faces.audit().record(session.account(), "authenticator-added", session.account(), "");
    return page(request, Map.of("codes", codes));
  }

  @Post(uri = "/account/authenticator/remove", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    // Whoever sits down at an open window must not take the second step away.
    if (!signIns.code(session.account(), Forms.field(form, "code"))) {
      return page(request, Map.of("problem", "code")).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    authenticators.remove(session.account());
    faces.audit().record(session.account(), "authenticator-removed", session.account(), "");
    return back();
  }

  @Post(uri = "/account/sessions/end", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> end(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    sessions.end(session.account(), Forms.field(form, "id"));
    faces.audit().record(session.account(), "session-ended", session.account(), "");
    return back();
  }

  @Post(uri = "/account/tokens", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> token(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    List<Scope> scopes = Arrays.stream(Scope.values()).filter(scope -> form.containsKey("scope-" + scope.code()))
        .filter(Scope.allowed(session.role())::contains).toList();
    if (scopes.isEmpty()) {
      return page(request, Map.of("problem", "scope")).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    String token = tokens.make(session.account(), Forms.field(form, "name"), scopes);
    faces.audit().record(session.account(), "token-made", session.account(),
        scopes.stream().map(Scope::code).collect(Collectors.joining(" ")));
    return page(request, Map.of("token", token));
  }

  @Post(uri = "/account/tokens/revoke", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    tokens.revoke(session.account(), Forms.field(form, "id"));
    faces.audit().record(session.account(), "token-revoked", session.account(), "");
    return back();
  }

  private static HttpResponse<?> back() { return HttpResponse.seeOther(URI.create("/account")); }
}
