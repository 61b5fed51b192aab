package haidang.console;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Objects;

/// Gives an answer that is an error without a word the page or the problem of its status, whoever made it.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class BareErrors {
  private final ErrorPages pages;

  BareErrors(ErrorPages pages) { this.pages = pages; }

  @ResponseFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void fill(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() >= 400 && response.getBody().isEmpty()) {
      HttpResponse<?> told = pages.page(request, response.status());
      told.getContentType().ifPresent(response::contentType);
      with(response, Objects.requireNonNull(told.body()));
    }
  }

  @SuppressWarnings("unchecked") // an answer without a body is one of any kind of body
  static MutableHttpResponse<Object> with(MutableHttpResponse<?> response, Object body) {
    return ((MutableHttpResponse<Object>) response).body(body);
  }
}
