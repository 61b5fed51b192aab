package haidang.console.signin;

import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person who has signed in, at least half.
///
/// @param account name of the account
/// @param csrf    the token that this session's forms carry
/// @param id      names the session to its owner; opens nothing
public record Session(String account, Role role, Stage stage, String csrf, String id) {
  static final String ATTRIBUTE = "haidang.session";

  /// What still stands between the person and the console.
  public enum Stage {
    /// The code of the authenticator.
    CODE,
    /// A password of their own.
    PASSWORD,
    /// Nothing.
    OPEN;

    /// The page that a person in this stage belongs on.
    URI where() {
      return URI.create(switch (this) {
        case CODE -> "/sign-in/code";
        case PASSWORD -> "/sign-in/password";
        case OPEN -> "/today";
      });
    }

    String code() { return name().toLowerCase(Locale.ROOT); }

    static Stage of(String code) { return valueOf(code.toUpperCase(Locale.ROOT)); }
  }

  /// The session of a request, null on the way in.
  public static @Nullable Session of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Session.class).orElse(null);
  }

  public boolean complete() { return stage == Stage.OPEN; }

  /// The page that a person in this stage belongs on.
  public URI where() { return stage.where(); }

  public boolean owns(String token) {
    return MessageDigest.isEqual(csrf.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  public boolean may(String permission) { return permissions().contains(permission); }

  Set<String> permissions() {
    return switch (stage) {
      case CODE -> Set.of(Permission.CODE);
      case PASSWORD -> Set.of(Permission.CHANGE);
      case OPEN -> {
        Set<String> all = new HashSet<>(role.permissions());
        all.add(Permission.SELF);
        all.add(Permission.CHANGE);
        yield Set.copyOf(all);
      }
    };
  }
}
