package haidang.console.rules;

import haidang.classify.feed.RuleFeed;
import haidang.classify.judge.Pasted;
import haidang.classify.rules.RuleSet;
import haidang.console.Faces;
import haidang.console.Forms;
import haidang.console.Pages;
import haidang.console.signin.Permission;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules in force, to be read and tried on a text. Nothing tried is kept.
@Controller(produces = MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Permission.READ)
final class RulesController {
  private static final int LONGEST = 20_000;

  private final Faces faces;
  private final Pages pages;

  RulesController(Faces faces, Pages pages) {
    this.faces = faces;
    this.pages = pages;
  }

  @Get("/rules")
  HttpResponse<?> rules(HttpRequest<?> request) { return page(request, "", null); }

  @Post(uri = "/rules/try", consumes = MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> attempt(HttpRequest<?> request, @Body Map<String, String> form) {
    Forms.demand(request, form);
    String given = Forms.field(form, "text");
    String text = given.length() > LONGEST ? given.substring(0, LONGEST) : given;
    return page(request, text, Tried.of(inForce().judge(Pasted.text(text))));
  }

  private HttpResponse<?> page(HttpRequest<?> request, String text, @Nullable Tried tried) {
    Optional<RuleFeed.InForce> inForce = faces.rules().get();
    Map<String, Object> content = new HashMap<>();
    content.put("rules", inForce().rules());
    content.put("errors", inForce.map(now -> now.errors().stream().map(Object::toString).toList()).orElse(List.of()));
    content.put("text", text);
    content.put("tried", tried);
    return pages.page(request, "rules", "rules", content);
  }

  private RuleSet inForce() { return faces.rules().get().map(RuleFeed.InForce::rules).orElseGet(RuleSet::empty); }
}
