package haidang.console.api;

import haidang.classify.feed.RuleFeed;
import haidang.classify.judge.Pasted;
import haidang.classify.rules.RuleSet;
import haidang.console.Faces;
import haidang.events.Post;
import haidang.events.Verdict;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.Map;

/// Rules in force, what they say of a text, and sources.
@Controller(value = "/api/v1", produces = MediaType.APPLICATION_JSON)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RulesApi {
  private final Faces faces;

  RulesApi(Faces faces) { this.faces = faces; }

  @Get("/rules")
  @Secured(Scope.Of.RULES)
  HttpResponse<?> rules() { return Json.ok(Json.page(inForce().rules().stream().map(Shapes::rule).toList(), null)); }

  @Get("/rules/{id}")
  @Secured(Scope.Of.RULES)
  HttpResponse<?> rule(String id) {
    return Json.ok(inForce().rule(id).map(Shapes::rule)
        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "there is no rule " + id)));
  }

  /// Field: `text`. Nothing is kept.
  @io.micronaut.http.annotation.Post(uri = "/rules/try", consumes = MediaType.APPLICATION_JSON)
  @Secured(Scope.Of.RULES)
  HttpResponse<?> attempt(@Body Map<String, Object> body) {
    if (!(body.get("text") instanceof String text) || text.length() > Post.MAX_TEXT) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST,
          "text is missing or has more than " + Post.MAX_TEXT + " chars");
    }
    Verdict verdict = inForce().judge(Pasted.text(text)).verdict();
    return Json.ok(Map.of("flags", verdict instanceof Verdict.Flagged flagged ? flagged.flags() : List.of()));
  }

  @Get("/sources")
  @Secured(Scope.Of.SOURCES)
  HttpResponse<?> sources() {
    return Json.ok(Json.page(faces.sources().all().stream().map(Shapes::source).toList(), null));
  }

  private RuleSet inForce() { return faces.rules().get().map(RuleFeed.InForce::rules).orElseGet(RuleSet::empty); }
}
