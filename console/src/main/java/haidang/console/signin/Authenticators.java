package haidang.console.signin;

import haidang.console.Quiet;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Authenticator apps and the recovery codes that stand in for a lost one.
public final class Authenticators {
  private static final int SECRET_BYTES = 20;
  private static final int CODES = 10;
  private static final int CODE_BYTES = 10;

  private final Jdbi jdbi;
  private final Sealer sealer;

  public Authenticators(DataSource source, Sealer sealer) {
    this.jdbi = Quiet.jdbi(source);
    this.sealer = sealer;
  }

  /// What a person types or scans into the app.
  ///
  /// @param key in groups of four letters
  public record Enrolment(String key, URI link) {}

  /// Makes a secret that is not asked for until [SignIns#prove] has seen a code of it.
  ///
  /// @return empty where an authenticator is asked for already: that one has to be removed first
  Optional<Enrolment> begin(String name) {
    byte[] secret = sealer.random(SECRET_BYTES);
    int made = jdbi.withHandle(handle -> handle.execute("update console.account set totp = ?, totp_step = 0"
        + " where name = ? and not totp_proved", sealer.seal(purpose(name), secret), name));
    if (made == 0) {
      return Optional.empty();
    }
    String key = Base32.of(secret);
    return Optional.of(new Enrolment(key.replaceAll("(.{4})(?!$)", "$1 "),
        URI.create("otpauth://totp/Hai%20Dang:" + name + "?secret=" + key + "&issuer=Hai%20Dang")));
  }

  /// From now on the code is asked for. Whoever calls this counts what fails.
  ///
  /// @return recovery codes, told this once; empty when the code is wrong
  List<String> prove(Handle handle, String name, String code, Instant now) {
    if (!app(handle, name, code, now)) {
      return List.of();
    }
    List<String> codes = Stream.generate(() -> Base32.of(sealer.random(CODE_BYTES)).toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("(.{4})(?!$)", "$1-")).limit(CODES).toList();
    handle.execute("update console.account set totp_proved = true where name = ?", name);
    handle.execute("delete from console.recovery_code where account = ?", name);
    codes.forEach(one -> handle.execute("insert into console.recovery_code values (?, ?)", name, hash(name, one)));
    return codes;
  }

  void remove(String name) {
    jdbi.useTransaction(handle -> {
      handle.execute("update console.account set totp = null, totp_proved = false where name = ?", name);
      handle.execute("delete from console.recovery_code where account = ?", name);
    });
  }

  long codesLeft(String name) {
    return jdbi.withHandle(handle -> handle.createQuery("select count(*) from console.recovery_code where account = :n")
        .bind("n", name).mapTo(Long.class).one());
  }

  boolean take(Handle handle, String name, String code, Instant now) {
    return app(handle, name, code.replace(" ", ""), now)
        || handle.execute("delete from console.recovery_code where account = ? and hash = ?", name,
            hash(name, code)) == 1;
  }

  private boolean app(Handle handle, String name, String code, Instant now) {
    record Held(byte[] sealed, long step) {}
    Optional<Held> held = handle.createQuery("select totp, totp_step from console.account where name = :name"
        + " and totp is not null for update").bind("name", name)
        .map((row, _) -> new Held(row.getBytes("totp"), row.getLong("totp_step"))).findOne();
    OptionalLong step = held.flatMap(one -> sealer.open(purpose(name), one.sealed()))
        .map(secret -> Totp.COMMON.matching(secret, code, now, held.get().step())).orElse(OptionalLong.empty());
    step.ifPresent(used -> handle.execute("update console.account set totp_step = ? where name = ?", used, name));
    return step.isPresent();
  }

  private static String purpose(String name) { return "totp of " + name; }

  private String hash(String name, String code) {
    String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return sealer.hash("recovery code of " + name, plain);
  }
}
