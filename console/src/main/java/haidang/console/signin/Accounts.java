package haidang.console.signin;

import haidang.console.Quiet;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/// The accounts, as an administrator keeps them.
public final class Accounts {
  static final int PASSWORD_LEAST = 12;
  static final String NAME = "[a-z0-9][a-z0-9._-]{1,39}";
  static final String COLUMNS = "name, role, enabled, must_change, totp_proved, locked_until, subject is not null as foreign_,"
      + " created_at";

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LETTERS = 16;
  private static final int PASSWORD_MOST = 200;

  private final Jdbi jdbi;
  private final Passwords passwords;
  private final SecureRandom random;
  private final InstantSource clock;

  public Accounts(DataSource source, Passwords passwords, SecureRandom random, InstantSource clock) {
    this.jdbi = Quiet.jdbi(source);
    this.passwords = passwords;
    this.random = random;
    this.clock = clock;
  }

  /// Makes the account `admin` where there is no account at all.
  ///
  /// @param chosen its password for good; blank for one that is made up and has to be changed
  /// @return the password, told this once
  public Optional<String> ensureAdministrator(String chosen) {
    String password = chosen.isBlank() ? password() : chosen;
    String hash = passwords.hash(password); // before a connection is taken: it takes long
    int made = jdbi.withHandle(handle -> handle.execute("insert into console.account (name, role, password, created_at,"
        + " must_change) select 'admin', 'administrator', ?, ?, ? where not exists (select 1 from console.account)",
        hash, utc(clock.instant()), chosen.isBlank()));
    return made == 1 ? Optional.of(password) : Optional.empty();
  }

  private String password() {
    return random.ints(PASSWORD_LETTERS, 0, LETTERS.length())
        .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append).toString();
  }

  /// Adds an account.
  ///
  /// @return its first password, which its owner has to change
  /// @throws IllegalArgumentException when the name is not one or is taken
  public String add(String name, Role role) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("'" + name + "' is no account name; it matches " + NAME);
    }
    String password = password();
    String hash = passwords.hash(password);
    int made = jdbi.withHandle(handle -> handle.execute("insert into console.account (name, role, password, created_at)"
        + " values (?, ?, ?, ?) on conflict do nothing", name, role.code(), hash,
        utc(clock.instant())));
    if (made == 0) {
      throw new IllegalArgumentException("there already is an account " + name);
    }
    return password;
  }

  /// Gives an account a new first password and takes its authenticator, sessions and API tokens away: for somebody who
  /// has lost any of them, perhaps to somebody else.
  public String reset(String name) {
    String password = password();
    String hash = passwords.hash(password);
    jdbi.useTransaction(handle -> {
      demand(handle, name, handle.execute("update console.account set password = ?, must_change = true, failures = 0,"
          + " locked_until = null, totp = null, totp_proved = false where name = ?", hash, name));
      handle.execute("delete from console.recovery_code where account = ?", name);
      handle.execute("delete from console.session where account = ?", name);
      handle.execute("delete from console.api_token where account = ?", name);
    });
    return password;
  }

  /// Changes what an account may do. Its sessions go on under the new role.
  ///
  /// @throws IllegalArgumentException when no enabled administrator would be left
  public void change(String name, Role role, boolean enabled) {
    jdbi.useTransaction(handle -> {
      handle.execute("lock table console.account in exclusive mode");
      demand(handle, name, handle.execute("update console.account set role = ?, enabled = ? where name = ?",
          role.code(), enabled, name));
      if (!enabled) {
        handle.execute("delete from console.session where account = ?", name);
      }
      long left = handle.createQuery("select count(*) from console.account where role = 'administrator' and enabled")
          .mapTo(Long.class).one();
      if (left == 0) {
        throw new IllegalArgumentException("the last administrator stays one");
      }
    });
  }

  private static void demand(Handle handle, String name, int changed) {
    if (changed == 0) {
      handle.rollback();
      throw new IllegalArgumentException("there is no account " + name);
    }
  }

  /// Ends every session that the old password opened.
  ///
  /// @throws IllegalArgumentException when the password is too short, too long or holds the name
  public void changePassword(String name, String password) {
    if (password.length() < PASSWORD_LEAST || password.length() > PASSWORD_MOST) {
      throw new IllegalArgumentException("password has " + password.length() + " chars, at least " + PASSWORD_LEAST);
    }
    if (password.toLowerCase(Locale.ROOT).contains(name)) {
      throw new IllegalArgumentException("the password holds the name of the account");
    }
    String hash = passwords.hash(password);
    jdbi.useTransaction(handle -> {
      handle.execute("update console.account set password = ?, must_change = false, failures = 0, locked_until = null"
          + " where name = ?", hash, name);
      handle.execute("delete from console.session where account = ?", name);
    });
  }

  public List<Account> all() {
    return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from console.account order by name")
        .map(Accounts::read).list());
  }

  /// The account a foreign subject belongs to, made where there is none; its role follows what the other side says.
  Account foreign(String subject, String name, Role role) {
    return jdbi.inTransaction(handle -> {
      handle.execute("insert into console.account (name, role, subject, created_at, must_change) values (?, ?, ?, ?,"
          + " false) on conflict do nothing", name, role.code(), subject, utc(clock.instant()));
      handle.execute("update console.account set role = ? where subject = ?", role.code(), subject);
      return handle.createQuery("select " + COLUMNS + " from console.account where subject = :subject")
          .bind("subject", subject).map(Accounts::read).findOne()
          .orElseThrow(() -> new IllegalArgumentException("the account " + name + " is a local one"));
    });
  }

  static Account read(ResultSet row, StatementContext context) throws SQLException {
    OffsetDateTime locked = row.getObject("locked_until", OffsetDateTime.class);
    return new Account(row.getString("name"), Role.of(row.getString("role")), row.getBoolean("enabled"),
        row.getBoolean("must_change"), row.getBoolean("totp_proved"), locked == null ? null : locked.toInstant(),
        row.getBoolean("foreign_"), row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
