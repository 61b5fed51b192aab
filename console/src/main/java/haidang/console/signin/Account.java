package haidang.console.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person's account, without its secrets.
///
/// @param mustChange  whether the password was given by somebody else
/// @param secondStep  whether the authenticator is asked for
/// @param lockedUntil after too many failures
/// @param foreign     whether the agency's own sign-in vouches for the person
public record Account(String name, Role role, boolean enabled, boolean mustChange, boolean secondStep,
    @Nullable Instant lockedUntil, boolean foreign, Instant createdAt) {
  boolean locked(Instant now) { return lockedUntil != null && lockedUntil.isAfter(now); }
}
