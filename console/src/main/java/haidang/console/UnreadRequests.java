package haidang.console;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Objects;

/// Words for what the server refuses before any route sees it, such as an address that is too long or not one at all.
@Singleton
@Primary
final class UnreadRequests implements ErrorResponseProcessor<Object> {
  private final ErrorPages pages;

  UnreadRequests(ErrorPages pages) { this.pages = pages; }

  @Override
  public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
    HttpResponse<?> told = pages.bare(context.getRequest(), response.status());
    told.getContentType().ifPresent(response::contentType);
    SecurityHeaders.on(response);
    return BareErrors.with(response, Objects.requireNonNull(told.body()));
  }
}
