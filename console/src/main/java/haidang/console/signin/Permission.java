package haidang.console.signin;

/// What a route can demand.
public final class Permission {
  public static final String READ = "READ";
  public static final String DECIDE = "DECIDE";
  public static final String RULES = "RULES";
  public static final String ACCOUNTS = "ACCOUNTS";
  public static final String AUDIT = "AUDIT";

  private Permission() {}
}
