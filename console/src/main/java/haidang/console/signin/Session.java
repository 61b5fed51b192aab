package haidang.console.signin;

import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// A person who has signed in.
///
/// @param account name of the account
/// @param csrf    the token that this session's forms carry
public record Session(String account, Role role, String csrf) {
  static final String ATTRIBUTE = "haidang.session";

  /// The session of a request, null on the way in.
  public static @Nullable Session of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Session.class).orElse(null);
  }

  public boolean owns(String token) {
    return MessageDigest.isEqual(csrf.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  public boolean may(String permission) { return role.permissions().contains(permission); }
}
