package haidang.console;

import haidang.console.signin.Session;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.Map;

/// Fields of a form that was really ours.
public final class Forms {
  private Forms() {}

  /// Checks the form's token against the session.
  ///
  /// @throws HttpStatusException 403 when it is missing or another's
  public static Session demand(HttpRequest<?> request, Map<String, String> form) {
    Session session = Session.of(request);
    if (session == null || !session.owns(field(form, "csrf"))) {
      throw new HttpStatusException(HttpStatus.FORBIDDEN, "the form has expired");
    }
    return session;
  }

  /// Who is signed in, on a route that demands it.
  public static Session signedIn(HttpRequest<?> request) {
    Session session = Session.of(request);
    if (session == null) {
      throw new HttpStatusException(HttpStatus.UNAUTHORIZED, "not signed in");
    }
    return session;
  }

  /// A field, or the empty string.
  ///
  /// @throws HttpStatusException 400 when it is no text
  public static String field(Map<String, String> form, String name) {
    return PlainText.of(form.getOrDefault(name, ""));
  }
}
