package haidang.console.signin;

import haidang.console.ConsoleConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Sessions: a random token in the person's cookie, its hash in the database, so that ending one ends it at once.
public final class Sessions {
  private static final int TOKEN_BYTES = 32;

  private final Jdbi jdbi;
  private final SecureRandom random;
  private final byte[] key;
  private final ConsoleConfig config;
  private final InstantSource clock;

  public Sessions(DataSource source, SecureRandom random, byte[] key, ConsoleConfig config, InstantSource clock) {
    this.jdbi = Jdbi.create(source);
    this.random = random;
    this.key = key.clone();
    this.config = config;
    this.clock = clock;
  }

  /// @return the token for the cookie
  String open(String account) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    OffsetDateTime now = utc(clock.instant());
    jdbi.useHandle(handle -> {
      handle.execute("delete from console.session where created_at < ? or seen_at < ?",
          utc(clock.instant().minus(config.lifetime())), utc(clock.instant().minus(config.idle())));
      handle.execute("insert into console.session values (?, ?, ?, ?)", hash(token), account, now, now);
    });
    return token;
  }

  /// The session of a token, if it still lives; being used keeps it alive.
  Optional<Session> find(String token) {
    Instant now = clock.instant();
    return jdbi.withHandle(handle -> handle.createQuery("update console.session s set seen_at = :now"
        + " from console.account a where a.name = s.account and s.token_hash = :hash and s.created_at > :born"
        + " and s.seen_at > :idle returning a.name, a.role").bind("now", utc(now)).bind("hash", hash(token))
        .bind("born", utc(now.minus(config.lifetime()))).bind("idle", utc(now.minus(config.idle())))
        .map((row, _) -> new Session(row.getString(1), Role.of(row.getString(2)), csrf(token))).findOne());
  }

  void end(String token) {
    jdbi.useHandle(handle -> handle.execute("delete from console.session where token_hash = ?", hash(token)));
  }

  /// Ends every session of an account.
  public void endAll(String account) {
    jdbi.useHandle(handle -> handle.execute("delete from console.session where account = ?", account));
  }

  private String csrf(String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(("csrf " + token).getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC-SHA-256", e);
    }
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }

  private static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
