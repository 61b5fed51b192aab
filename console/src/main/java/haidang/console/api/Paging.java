package haidang.console.api;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import org.jspecify.annotations.Nullable;

/// How many items a page of a list holds.
final class Paging {
  static final int MOST = 200;

  private static final int USUAL = 50;

  private Paging() {}

  /// @throws HttpStatusException 400 when it is not 1 to [#MOST]
  static int size(@Nullable Integer limit) {
    int size = limit == null ? USUAL : limit;
    if (size < 1 || size > MOST) {
      throw new HttpStatusException(HttpStatus.BAD_REQUEST, "limit is " + size + ", it takes 1 to " + MOST);
    }
    return size;
  }
}
