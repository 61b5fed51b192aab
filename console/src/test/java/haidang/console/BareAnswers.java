package haidang.console;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/// Routes that answer an error themselves, without throwing and without a word; there for the tests that switch them on.
@Controller
@Requires(property = BareAnswers.ON)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class BareAnswers {
  static final String ON = "test.bare-answers";

  @Get("/bare/{status}")
  HttpResponse<?> page(@PathVariable int status) { return HttpResponse.status(HttpStatus.valueOf(status)); }

  @Get("/api/v1/bare/{status}")
  HttpResponse<?> api(@PathVariable int status) { return HttpResponse.status(HttpStatus.valueOf(status)); }
}
