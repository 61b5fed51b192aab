package haidang.console;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Objects;

/// Words for what the server refuses before any route sees it, such as an address that is too long or not one at all.
/// The server hangs up after them and has to say so: a client that kept the connection would lose its next request on it.
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
    response.header(HttpHeaders.CONNECTION, "close");
    return BareErrors.with(response, Objects.requireNonNull(told.body()));
  }
}
