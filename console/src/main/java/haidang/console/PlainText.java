package haidang.console;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;

/// Refuses a NUL in what was typed: no text holds one, and the database takes none.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
public final class PlainText implements Ordered {
  /// After security, so that whoever is signed in is told on a page of their own.
  @Override
  public int getOrder() { return ServerFilterPhase.SECURITY.after(); }

  @RequestFilter
  void demand(HttpRequest<?> request) { request.getParameters().values().forEach(PlainText::demand); }

  private static void demand(List<String> values) { values.forEach(PlainText::of); }

  /// @return the same text
  /// @throws HttpStatusException 400 when it holds a NUL
  public static String of(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "the character NUL is no text");
    }
    return text;
  }
}
