package haidang.console.api;

import haidang.events.log.Wire;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers of the API. Records are written as they are on the log.
public final class Json {
  private static final String PROBLEM = "application/problem+json";

  private Json() {}

  static MutableHttpResponse<byte[]> ok(Object value) {
    return HttpResponse.ok(Wire.bytes(value)).contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /// One page of a list.
  ///
  /// @param next goes into `after` of the next request; absent on the last page
  static Map<String, Object> page(Object items, @Nullable String next) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("items", items);
    if (next != null) {
      page.put("next", next);
    }
    return page;
  }

  /// What went wrong, as RFC 9457 has it.
  public static MutableHttpResponse<byte[]> problem(HttpStatus status, @Nullable String detail) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", status.getReason());
    body.put("status", status.getCode());
    if (detail != null) {
      body.put("detail", detail);
    }
    return HttpResponse.status(status).body(Wire.bytes(body)).header("Content-Type", PROBLEM);
  }
}
