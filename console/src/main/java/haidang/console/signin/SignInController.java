package haidang.console.signin;

import haidang.console.ConsoleConfig;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.signin.Session.Stage;
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
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;

/// Signing in and out: name and password, then the code where there is one, then a password of one's own.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInController {
  private static final int LONGEST_NAME = 40;

  private final SignIns signIns;
  private final Accounts accounts;
  private final Cookies cookies;
  private final Faces faces;
  private final Pages pages;
  private final ConsoleConfig config;

  SignInController(SignIns signIns, Accounts accounts, Cookies cookies, Faces faces, Pages pages,
      ConsoleConfig config) {
    this.signIns = signIns;
    this.accounts = accounts;
    this.cookies = cookies;
    this.faces = faces;
    this.pages = pages;
    this.config = config;
  }

  @Get("/sign-in")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> form(HttpRequest<?> request) { return page(request, HttpStatus.OK, ""); }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, String problem) {
    return pages.page(request, "signin", "", Map.of("problem", problem, "oidc", config.oidc().configured(), "known",
        !config.firstPassword().isBlank())).status(status);
  }

  @Post(uri = "/sign-in", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, String> form) {
    String name = Forms.field(form, "name").strip();
    Optional<Account> account = signIns.password(name, Forms.field(form, "password"));
    if (account.isEmpty()) {
      String told = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
      faces.audit().record("-", "sign-in-failed", told, "");
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, "failed");
    }
    Stage stage = account.get().secondStep() ? Stage.CODE : account.get().mustChange() ? Stage.PASSWORD : Stage.OPEN;
    return enter(request, account.get().name(), stage);
  }

  private HttpResponse<?> enter(HttpRequest<?> request, String account, Stage stage) {
    if (stage == Stage.OPEN) {
      faces.audit().record(account, "sign-in", account, "");
    }
    return cookies.enter(request, account, stage);
  }

  @Get("/sign-in/code")
  @Secured(Permission.CODE)
  HttpResponse<?> askCode(HttpRequest<?> request) { return pages.page(request, "code", "", Map.of("failed", false)); }

  @Post(uri = "/sign-in/code", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.CODE)
  HttpResponse<?> code(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    if (!signIns.code(session.account(), Forms.field(form, "code").strip())) {
      faces.audit().record("-", "code-failed", session.account(), "");
      return pages.page(request, "code", "", Map.of("failed", true)).status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    boolean mustChange = accounts.all().stream().anyMatch(one -> one.name().equals(session.account())
        && one.mustChange());
    return enter(request, session.account(), mustChange ? Stage.PASSWORD : Stage.OPEN);
  }

  @Get("/sign-in/password")
  @Secured(Permission.CHANGE)
  HttpResponse<?> askPassword(HttpRequest<?> request) {
    return pages.page(request, "password", "", Map.of("problem", ""));
  }

  @Post(uri = "/sign-in/password", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.CHANGE)
  HttpResponse<?> password(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    String problem = NewPassword.problem(signIns, session, form);
    if (problem.isEmpty()) {
      try {
        accounts.changePassword(session.account(), Forms.field(form, "password"));
        faces.audit().record(session.account(), "password-changed", session.account(), "");
        return enter(request, session.account(), Stage.OPEN);
      } catch (IllegalArgumentException e) {
        problem = "weak";
      }
    }
    return pages.page(request, "password", "", Map.of("problem", problem)).status(HttpStatus.UNPROCESSABLE_ENTITY);
  }

  @Post(uri = "/sign-out", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> signOut(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    faces.audit().record(session.account(), "sign-out", session.account(), "");
    return cookies.leave(request);
  }
}
