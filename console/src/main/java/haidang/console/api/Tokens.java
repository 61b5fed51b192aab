package haidang.console.api;

import haidang.console.Hashes;
import haidang.console.Quiet;
import haidang.console.signin.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Tokens of programs. Each is told once; the database holds its hash.
public final class Tokens {
  private static final String PREFIX = "hd1_";
  private static final int BYTES = 32;
  private static final int ID_BYTES = 6;
  private static final int LONGEST_NAME = 60;
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final Jdbi jdbi;
  private final SecureRandom random;
  private final InstantSource clock;

  public Tokens(DataSource source, SecureRandom random, InstantSource clock) {
    this.jdbi = Quiet.jdbi(source);
    this.random = random;
    this.clock = clock;
  }

  /// A token as its owner sees it.
  public record Listed(String id, String name, List<Scope> scopes, Instant createdAt, Instant expiresAt,
      @Nullable Instant usedAt) {}

  /// Whoever a request's token belongs to, and what it may do now.
  record Bearer(String id, String account, List<Scope> scopes) {}

  /// @return the token, told this once
  public String make(String account, String name, List<Scope> scopes) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    Instant now = clock.instant();
    jdbi.useHandle(handle -> handle.execute("insert into console.api_token (id, account, name, scopes, token_hash,"
        + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)", HexFormat.of().formatHex(id), account,
        name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
        scopes.stream().map(Scope::code).collect(Collectors.joining(" ")), Hashes.sha256(token), utc(now),
        utc(now.plus(LIFETIME))));
    return token;
  }

  Optional<Bearer> find(String token) {
    Instant now = clock.instant();
    return jdbi.withHandle(handle -> handle.createQuery("update console.api_token t set used_at = :now"
        + " from console.account a where a.name = t.account and a.enabled and t.token_hash = :hash"
        + " and t.expires_at > :now returning t.id, t.account, t.scopes, a.role").bind("now", utc(now))
        .bind("hash", Hashes.sha256(token))
        .map((row, _) -> new Bearer(row.getString(1), row.getString(2), scopes(row.getString(3)).stream()
            .filter(Scope.allowed(Role.of(row.getString(4)))::contains).toList()))
        .findOne());
  }

  public List<Listed> of(String account) {
    return jdbi.withHandle(handle -> handle.createQuery("select id, name, scopes, created_at, expires_at, used_at"
        + " from console.api_token where account = :account order by created_at").bind("account", account)
        .map((row, _) -> {
          OffsetDateTime used = row.getObject(6, OffsetDateTime.class);
          return new Listed(row.getString(1), row.getString(2), scopes(row.getString(3)),
              row.getObject(4, OffsetDateTime.class).toInstant(), row.getObject(5, OffsetDateTime.class).toInstant(),
              used == null ? null : used.toInstant());
        }).list());
  }

  public void revoke(String account, String id) {
    jdbi.useHandle(handle -> handle.execute("delete from console.api_token where account = ? and id = ?", account,
        id));
  }

  private static List<Scope> scopes(String codes) {
    return Arrays.stream(codes.split(" ")).flatMap(code -> Scope.of(code).stream()).toList();
  }

  private static OffsetDateTime utc(Instant at) { return at.atOffset(ZoneOffset.UTC); }
}
