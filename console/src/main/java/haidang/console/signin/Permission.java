package haidang.console.signin;

/// What a route can demand.
public final class Permission {
  public static final String READ = "READ";
  public static final String DECIDE = "DECIDE";
  /// Carry many posts away as a file.
  public static final String EXPORT = "EXPORT";
  /// Run a rule over the whole archive.
  public static final String BACK_TEST = "BACK_TEST";
  public static final String ACCOUNTS = "ACCOUNTS";
  public static final String AUDIT = "AUDIT";
  /// One's own account: password, authenticator, sessions, tokens.
  public static final String SELF = "SELF";
  /// Give the code of the authenticator, the second half of signing in.
  public static final String CODE = "CODE";
  /// Choose a password; all that a person may do who still has a first one.
  public static final String CHANGE = "CHANGE";

  private Permission() {}
}
