package haidang.console.signin;

import haidang.console.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Checks who somebody is: password, then code. Five failures of either kind lock the account for a quarter of an
/// hour, and nothing tells which half was wrong.
public final class SignIns {
  private static final int FAILURES_ALLOWED = 5;
  private static final Duration LOCKED = Duration.ofMinutes(15);

  /// For an account that is not locked: one that still has a time was, and begins anew.
  private static final String FAILURE = "update console.account set failures = case when locked_until is null"
      + " then failures + 1 else 1 end, locked_until = case when locked_until is null and failures + 1 >= :allowed"
      + " then cast(:until as timestamptz) end where name = :name";

  private final Jdbi jdbi;
  private final Passwords passwords;
  private final Authenticators authenticators;
  private final InstantSource clock;

  public SignIns(DataSource source, Passwords passwords, Authenticators authenticators, InstantSource clock) {
    this.jdbi = Quiet.jdbi(source);
    this.passwords = passwords;
    this.authenticators = authenticators;
    this.clock = clock;
  }

  private record Row(Account account, String password) {}

  /// The account, when name and password fit and it is neither locked nor disabled. The try is counted as a failure
  /// before the password is looked at, which takes long: else as many as come at once would all be free.
  ///
  /// @throws Passwords.Crowded when too many wait; the try does not count
  Optional<Account> password(String name, String password) {
    Row found = jdbi.withHandle(handle -> handle.createQuery(FAILURE + " and enabled and password is not null"
        + " and (locked_until is null or locked_until <= :now) returning password, " + Accounts.COLUMNS)
        .bind("name", name).bind("now", now()).bind("until", until()).bind("allowed", FAILURES_ALLOWED)
        .map((row, context) -> new Row(Accounts.read(row, context), row.getString("password"))).findOne().orElse(null));
    if (found == null) {
      passwords.pretend(password);
      return Optional.empty();
    }
    boolean right = matches(password, found);
    if (right && found.account().secondStep()) { // the code decides: a known password must not buy tries at it
      giveBack(name);
    } else if (right) {
      jdbi.useHandle(handle -> forgive(handle, name));
    }
    return right ? Optional.of(found.account()) : Optional.empty();
  }

  private boolean matches(String password, Row found) {
    try {
      return passwords.matches(password, found.password());
    } catch (Passwords.Crowded e) {
      giveBack(found.account().name());
      throw e;
    }
  }

  private void giveBack(String name) {
    jdbi.useHandle(handle -> handle.createUpdate("update console.account set failures = greatest(failures - 1, 0),"
        + " locked_until = case when failures - 1 >= :allowed then locked_until end where name = :name")
        .bind("name", name).bind("allowed", FAILURES_ALLOWED).execute());
  }

  /// Takes the code of an authenticator that is not asked for yet; one that is cannot be proved again, or an open window
  /// would tell by and by which code is right. What is right forgives no earlier failure: it is a secret just handed out.
  ///
  /// @return recovery codes, told this once; empty when the code is wrong or none may be given
  List<String> prove(String name, String code) {
    return jdbi.inTransaction(handle -> {
      Account account = lock(handle, name);
      Instant now = clock.instant();
      if (account.secondStep() || account.locked(now) || !account.enabled()) {
        return List.of();
      }
      List<String> codes = authenticators.prove(handle, name, code, now);
      if (codes.isEmpty()) {
        note(handle, name, false);
      }
      return codes;
    });
  }

  private static Account lock(Handle handle, String name) {
    return handle.createQuery("select " + Accounts.COLUMNS + " from console.account where name = :name for update")
        .bind("name", name).map(Accounts::read).one();
  }

  /// Whether the code is the authenticator's of this half minute, or one of the recovery codes, which then is used up.
  boolean code(String name, String code) {
    return jdbi.inTransaction(handle -> {
      Account account = lock(handle, name);
      Instant now = clock.instant();
      if (account.locked(now) || !account.enabled()) {
        return false;
      }
      boolean right = authenticators.take(handle, name, code, now);
      note(handle, name, right);
      return right;
    });
  }

  private void note(Handle handle, String name, boolean right) {
    if (right) {
      forgive(handle, name);
    } else {
      handle.createUpdate(FAILURE).bind("name", name).bind("until", until()).bind("allowed", FAILURES_ALLOWED)
          .execute();
    }
  }

  private static void forgive(Handle handle, String name) {
    handle.execute("update console.account set failures = 0, locked_until = null where name = ?", name);
  }

  private OffsetDateTime now() { return Accounts.utc(clock.instant()); }

  private OffsetDateTime until() { return Accounts.utc(clock.instant().plus(LOCKED)); }
}
