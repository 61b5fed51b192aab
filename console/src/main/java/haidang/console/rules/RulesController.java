package haidang.console.rules;

import haidang.classify.archive.BackTest;
import haidang.classify.feed.RuleFeed;
import haidang.classify.judge.Pasted;
import haidang.classify.rules.Rule;
import haidang.classify.rules.RuleSet;
import haidang.console.Bars;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import haidang.console.signin.Session;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules in force: read, tried on a text, run back over the archive. Nothing tried is kept.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RulesController {
  private static final int LONGEST = 20_000;
  private static final int SAMPLES = 8;
  private static final int DAYS = 60;

  private final Faces faces;
  private final Pages pages;

  RulesController(Faces faces, Pages pages) {
    this.faces = faces;
    this.pages = pages;
  }

  @Get("/rules")
  @Secured(Permission.READ)
  HttpResponse<?> rules(HttpRequest<?> request) { return list(request, "", null); }

  @Post(uri = "/rules/try", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.READ)
  HttpResponse<?> attempt(HttpRequest<?> request, @Body Map<String, String> form) {
    Forms.demand(request, form);
    String text = text(form);
    return list(request, text, Tried.of(inForce().judge(Pasted.text(text))));
  }

  private HttpResponse<?> list(HttpRequest<?> request, String text, @Nullable Tried tried) {
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("rules", inForce().rules());
    content.put("health", faces.figures().rules());
    content.put("errors", faces.rules().get().map(now -> now.errors().stream().map(Object::toString).toList())
        .orElse(List.of()));
    content.put("text", text);
    content.put("tried", tried);
    return pages.page(request, "rules", "rules", content);
  }

  @Get("/rules/{id}")
  @Secured(Permission.READ)
  HttpResponse<?> rule(HttpRequest<?> request, String id) { return one(request, id, "", null, null); }

  @Post(uri = "/rules/{id}/try", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.READ)
  HttpResponse<?> attemptOne(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Forms.demand(request, form);
    String text = text(form);
    found(id);
    return one(request, id, text, Tried.of(Pasted.text(text), inForce().ask(id, Pasted.text(text))), null);
  }

  @Post(uri = "/rules/{id}/back-test", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  @Secured(Permission.BACK_TEST)
  HttpResponse<?> backTest(HttpRequest<?> request, String id, @Body Map<String, String> form) {
    Session session = Forms.demand(request, form);
    found(id);
    BackTest result = faces.archive().backTest(inForce(), id, SAMPLES).orElseThrow();
    faces.audit().record(session.account(), "back-test", id, String.valueOf(result.matched().total()));
    return one(request, id, "", null, result);
  }

  private HttpResponse<?> one(HttpRequest<?> request, String id, String text, @Nullable Tried tried,
      @Nullable BackTest result) {
    Rule rule = found(id);
    Map<String, @Nullable Object> content = new HashMap<>();
    content.put("rule", rule);
    content.put("health", faces.figures().rules().get(id));
    content.put("text", text);
    content.put("tried", tried);
    content.put("result", result);
    content.put("samples", result == null
        ? List.of()
        : result.samples().stream().map(one -> Tried.of(one.post(), inForce().ask(id, one.post()))).toList());
    content.put("bars", result == null ? null : Bars.of(result.matched().days(), DAYS));
    return pages.page(request, "rule", "rules", content);
  }

  private Rule found(String id) {
    return inForce().rule(id)
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "there is no rule " + id));
  }

  private static String text(Map<String, String> form) {
    String given = Forms.field(form, "text");
    return given.length() > LONGEST ? given.substring(0, LONGEST) : given;
  }

  private RuleSet inForce() {
    Optional<RuleFeed.InForce> now = faces.rules().get();
    return now.map(RuleFeed.InForce::rules).orElseGet(RuleSet::empty);
  }
}
