package haidang.console.signin;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Local accounts.
public final class Accounts {
  private static final int FAILURES_ALLOWED = 5;
  private static final Duration LOCKED = Duration.ofMinutes(15);
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LETTERS = 16;
  static final int PASSWORD_LEAST = 12;

  private final Jdbi jdbi;
  private final Passwords passwords;
  private final InstantSource clock;

  public Accounts(DataSource source, Passwords passwords, InstantSource clock) {
    this.jdbi = Jdbi.create(source);
    this.passwords = passwords;
    this.clock = clock;
  }

  /// @param role decides what a person may do
  public record Account(String name, Role role, boolean mustChange) {}

  private record Row(Account account, String password, int failures, @Nullable OffsetDateTime lockedUntil) {}

  /// Makes the account `admin` where there is no account at all.
  ///
  /// @param chosen its password; blank where one is made up
  /// @return its password, told this once
  public Optional<String> ensureAdministrator(String chosen, SecureRandom random) {
    String password = chosen.isBlank() ? password(random) : chosen;
    int made = jdbi.withHandle(handle -> handle.execute("insert into console.account (name, role, password, created_at)"
        + " select 'admin', 'administrator', ?, ? where not exists (select 1 from console.account)",
        passwords.hash(password),
        utc(clock.instant())));
    return made == 1 ? Optional.of(password) : Optional.empty();
  }

  private static String password(SecureRandom random) {
    return random.ints(PASSWORD_LETTERS, 0, LETTERS.length())
        .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append).toString();
  }

  /// Adds an account with a first password that its owner has to change.
  public void add(String name, Role role, String password) {
    demandStrength(password);
    jdbi.useHandle(handle -> handle.execute(
        "insert into console.account (name, role, password, created_at) values (?, ?, ?, ?)", name, role.code(),
        passwords.hash(password), utc(clock.instant())));
  }

  public void changePassword(String name, String password) {
    demandStrength(password);
    jdbi.useHandle(handle -> handle.execute(
        "update console.account set password = ?, must_change = false, failures = 0, locked_until = null where name = ?",
        passwords.hash(password), name));
  }

  private static void demandStrength(String password) {
    if (password.length() < PASSWORD_LEAST) {
      throw new IllegalArgumentException("password has " + password.length() + " chars, at least " + PASSWORD_LEAST);
    }
  }

  /// The account, when name and password fit and it is not locked. Five failures lock it for a quarter of an hour.
  public Optional<Account> signIn(String name, String password) {
    Optional<Row> found = jdbi.withHandle(handle -> handle
        .createQuery(
            "select name, role, password, failures, locked_until, must_change from console.account where name = :name")
        .bind("name", name)
        .map((row, _) -> new Row(new Account(row.getString(1), Role.of(row.getString(2)), row.getBoolean(6)),
            row.getString(3), row.getInt(4), row.getObject(5, OffsetDateTime.class)))
        .findOne());
    if (found.isEmpty()) {
      passwords.pretend(password);
      return Optional.empty();
    }
    Row row = found.get();
    boolean right = passwords.matches(password, row.password());
    if (row.lockedUntil() != null && row.lockedUntil().toInstant().isAfter(clock.instant())) {
      return Optional.empty();
    }
    note(row, right);
    return right ? Optional.of(row.account()) : Optional.empty();
  }

  private void note(Row row, boolean right) {
    int failures = right ? 0 : row.failures() + 1;
    boolean lock = failures >= FAILURES_ALLOWED;
    jdbi.useHandle(handle -> handle.execute("update console.account set failures = ?, locked_until = ? where name = ?",
        lock ? 0 : failures, lock ? utc(clock.instant().plus(LOCKED)) : null, row.account().name()));
  }

  public List<Account> all() {
    return jdbi
        .withHandle(handle -> handle.createQuery("select name, role, must_change from console.account order by name")
            .map((row, _) -> new Account(row.getString(1), Role.of(row.getString(2)), row.getBoolean(3))).list());
  }

  private static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
