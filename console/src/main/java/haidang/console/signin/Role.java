package haidang.console.signin;

import java.util.Locale;
import java.util.Set;

/// What a person is in the agency, and what that allows.
public enum Role {
  VIEWER(Set.of(Permission.READ)),
  ANALYST(Set.of(Permission.READ, Permission.DECIDE, Permission.EXPORT, Permission.BACK_TEST)),
  LEAD(Set.of(Permission.READ, Permission.DECIDE, Permission.EXPORT, Permission.BACK_TEST, Permission.AUDIT)),
  ADMINISTRATOR(Set.of(Permission.READ, Permission.DECIDE, Permission.EXPORT, Permission.BACK_TEST,
      Permission.ACCOUNTS, Permission.AUDIT)),
  AUDITOR(Set.of(Permission.READ, Permission.AUDIT));

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> permissions;

  Role(Set<String> permissions) { this.permissions = permissions; }

  /// The permissions, as routes demand them.
  public Set<String> permissions() { return permissions; }

  public String code() { return name().toLowerCase(Locale.ROOT); }

  /// @throws IllegalArgumentException when there is no such role
  public static Role of(String code) { return valueOf(code.toUpperCase(Locale.ROOT)); }
}
