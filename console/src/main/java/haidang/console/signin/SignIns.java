package haidang.console.signin;

import haidang.console.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Checks who somebody is: password, then code. Five failures of either kind lock the account for a quarter of an
/// hour, and nothing tells which half was wrong.
public final class SignIns {
  private static final int FAILURES_ALLOWED = 5;
  private static final Duration LOCKED = Duration.ofMinutes(15);

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

  private record Row(Account account, @Nullable String password) {}

  /// The account, when name and password fit and it is neither locked nor disabled.
  Optional<Account> password(String name, String password) {
    Optional<Row> found = jdbi.withHandle(handle -> handle
        .createQuery("select password, " + Accounts.COLUMNS + " from console.account where name = :name")
        .bind("name", name).map((row, context) -> new Row(Accounts.read(row, context), row.getString("password")))
        .findOne());
    String stored = found.map(Row::password).orElse(null);
    if (found.isEmpty() || stored == null) {
      passwords.pretend(password);
      return Optional.empty();
    }
    Account account = found.get().account();
    boolean right = passwords.matches(password, stored);
    if (account.locked(clock.instant()) || !account.enabled()) {
      return Optional.empty();
    }
    if (!right || !account.secondStep()) { // else the code decides: a known password must not buy tries at it
      jdbi.useHandle(handle -> note(handle, name, right));
    }
    return right ? Optional.of(account) : Optional.empty();
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
      handle.execute("update console.account set failures = 0, locked_until = null where name = ?", name);
      return;
    }
    handle.execute("update console.account set failures = case when failures + 1 >= ? then 0 else failures + 1 end,"
        + " locked_until = case when failures + 1 >= ? then ? else locked_until end where name = ?", FAILURES_ALLOWED,
        FAILURES_ALLOWED, Accounts.utc(clock.instant().plus(LOCKED)), name);
  }
}
