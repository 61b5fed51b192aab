package haidang.console;

import java.time.Duration;
import java.time.ZoneId;

/// Settings of the console, keys under `haidang.console`.
///
/// @param secureCookies whether cookies travel over HTTPS alone; set it where a proxy ends TLS
/// @param idle          after which a session ends
/// @param lifetime      after which it ends in any case
/// @param firstPassword of the first administrator, for samples; blank where one is made up and has to be changed
/// @param requestsAMinute that one API token may make
/// @param oidc          the agency's own sign-in
/// @param zone          in which times are shown
/// @param sample        whether every page says that all it shows is sample data
public record ConsoleConfig(boolean secureCookies, Duration idle, Duration lifetime, String firstPassword,
    int requestsAMinute, Oidc oidc, ZoneId zone, boolean sample) {
  public static ConsoleConfig defaults() {
    return new ConsoleConfig(false, Duration.ofHours(2), Duration.ofHours(12), "", 120, Oidc.NONE,
        ZoneId.of("Asia/Ho_Chi_Minh"), false);
  }

  /// Signing in through an OpenID provider, keys under `haidang.console.oidc`.
  ///
  /// @param issuer    its address; blank where there is none
  /// @param callback  this console's address followed by `/sign-in/oidc/callback`, as registered with the provider
  /// @param nameClaim claim that holds the account name
  /// @param roleClaim claim, a text or a list, that holds one of our roles; who has none is refused
  public record Oidc(String issuer, String clientId, String clientSecret, String callback, String nameClaim,
      String roleClaim) {
    public static final Oidc NONE = new Oidc("", "", "", "", "preferred_username", "roles");

    public boolean configured() { return !issuer.isBlank(); }
  }
}
