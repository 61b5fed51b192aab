package haidang.console.api;

import haidang.console.signin.Permission;
import haidang.console.signin.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a token may do. It never allows more than its owner may.
public enum Scope {
  SEARCH(Of.SEARCH, Permission.READ),
  CASES(Of.CASES, Permission.READ),
  DECISIONS(Of.DECISIONS, Permission.READ),
  DECIDE(Of.DECIDE, Permission.DECIDE),
  RULES(Of.RULES, Permission.READ),
  SOURCES(Of.SOURCES, Permission.READ);

  /// As routes demand them.
  public static final class Of {
    public static final String SEARCH = "search:read";
    public static final String CASES = "cases:read";
    public static final String DECISIONS = "decisions:read";
    public static final String DECIDE = "decisions:write";
    public static final String RULES = "rules:read";
    public static final String SOURCES = "sources:read";

    private Of() {}
  }

  private final String code;
  private final String permission;

  Scope(String code, String permission) {
    this.code = code;
    this.permission = permission;
  }

  public String code() { return code; }

  static Optional<Scope> of(String code) {
    return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
  }

  /// Those that a person of this role may give a token.
  public static List<Scope> allowed(Role role) {
    return Arrays.stream(values()).filter(scope -> role.permissions().contains(scope.permission)).toList();
  }
}
