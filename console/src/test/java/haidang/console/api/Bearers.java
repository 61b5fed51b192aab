package haidang.console.api;

import haidang.console.Office;
import haidang.console.signin.SignedIn;
import java.util.List;

/// Tokens of somebody, for tests of what a program is answered.
public final class Bearers {
  private Bearers() {}

  public static String ofAll(Office office, SignedIn owner) { return make(office, owner, List.of(Scope.values())); }

  public static String ofSources(Office office, SignedIn owner) { return make(office, owner, List.of(Scope.SOURCES)); }

  private static String make(Office office, SignedIn owner, List<Scope> scopes) {
    return office.context.getBean(Tokens.class).make(owner.name(), "thử", scopes);
  }
}
