package haidang.console.signin;

import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Everybody's accounts, for administrators.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.ACCOUNTS)
final class AccountsController {
  private final Accounts accounts;
  private final Sessions sessions;
  private final Faces faces;
  private final Pages pages;
  private final InstantSource clock;

  AccountsController(Accounts accounts, Sessions sessions, Faces faces, Pages pages, InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.faces = faces;
    this.pages = pages;
    this.clock = clock;
  }

  @Get("/accounts")
  HttpResponse<?> accounts(HttpRequest<?> request) { return page(request, HttpStatus.OK, "", "", ""); }

  private HttpResponse<?> page(HttpRequest<?> request, HttpStatus status, String name, String password,
      String problem) {
    return pages.page(request, "accounts", "accounts", Map.of("accounts", accounts.all(), "roles",
        List.of(Role.values()), "name", name, "password", password, "problem", problem, "now", clock.instant()))
        .status(status);
  }

  @Post(uri = "/accounts", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    String name = Forms.field(form, "name").strip();
    try {
      Role role = Role.of(Forms.field(form, "role"));
      String password = accounts.add(name, role);
      faces.audit().record(session.account(), "account-added", name, role.code());
      return page(request, HttpStatus.OK, name, password, "");
    } catch (IllegalArgumentException e) {
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, "", "", "named");
    }
  }

  @Post(uri = "/accounts/{name}/change", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, String name, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      Role role = Role.of(Forms.field(form, "role"));
      boolean enabled = form.containsKey("enabled");
      accounts.change(name, role, enabled);
      faces.audit().record(session.account(), "account-changed", name, role.code() + (enabled ? "" : " disabled"));
      return HttpResponse.seeOther(URI.create("/accounts"));
    } catch (IllegalArgumentException e) {
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, "", "", "last");
    }
  }

  @Post(uri = "/accounts/{name}/reset", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reset(HttpRequest<?> request, String name, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    try {
      String password = accounts.reset(name);
      faces.audit().record(session.account(), "password-reset", name, "");
      return page(request, HttpStatus.OK, name, password, "");
    } catch (IllegalArgumentException e) {
      return page(request, HttpStatus.UNPROCESSABLE_ENTITY, "", "", "named");
    }
  }

  @Post(uri = "/accounts/{name}/end-sessions", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> endSessions(HttpRequest<?> request, String name, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    sessions.endAll(name);
    faces.audit().record(session.account(), "sessions-ended", name, "");
    return HttpResponse.seeOther(URI.create("/accounts"));
  }
}
