package haidang.console.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The API's description. A test holds it to the routes.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class DescriptionController {
  @Get(uri = "/api/v1/openapi.yaml", produces = "application/yaml")
  HttpResponse<byte[]> description() {
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/openapi/haidang-v1.yaml"))) {
      return HttpResponse.ok(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
