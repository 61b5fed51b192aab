package haidang.console.signin;

import haidang.console.ConsoleConfig;
import haidang.console.Hashes;
import haidang.console.Quiet;
import haidang.console.signin.Session.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Sessions: a random token in the person's cookie, its hash in the database, so that ending one ends it at once.
public final class Sessions {
  private static final int TOKEN_BYTES = 32;
  private static final int ID_CHARS = 12;
  private static final int AGENT_CHARS = 200;

  private final Jdbi jdbi;
  private final Sealer sealer;
  private final ConsoleConfig config;
  private final InstantSource clock;

  public Sessions(DataSource source, Sealer sealer, ConsoleConfig config, InstantSource clock) {
    this.jdbi = Quiet.jdbi(source);
    this.sealer = sealer;
    this.config = config;
    this.clock = clock;
  }

  /// A session as its owner or an administrator sees it.
  ///
  /// @param agent what the browser calls itself
  public record Open(String id, String account, Instant createdAt, Instant seenAt, String agent) {}

  /// @return the token for the cookie
  String open(String account, Stage stage, String agent) {
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.random(TOKEN_BYTES));
    OffsetDateTime now = Accounts.utc(clock.instant());
    jdbi.useHandle(handle -> {
      handle.execute("delete from console.session where created_at < ? or seen_at < ?", born(), idle());
      handle.execute("insert into console.session (token_hash, account, created_at, seen_at, stage, agent)"
          + " values (?, ?, ?, ?, ?, ?)", Hashes.sha256(token), account, now, now, stage.code(),
          agent.length() > AGENT_CHARS ? agent.substring(0, AGENT_CHARS) : agent);
    });
    return token;
  }

  /// The session of a token, if it still lives; being used keeps it alive.
  Optional<Session> find(String token) {
    String hash = Hashes.sha256(token);
    return jdbi.withHandle(handle -> handle.createQuery("update console.session s set seen_at = :now"
        + " from console.account a where a.name = s.account and a.enabled and s.token_hash = :hash"
        + " and s.created_at > :born and s.seen_at > :idle returning a.name, a.role, s.stage")
        .bind("now", Accounts.utc(clock.instant())).bind("hash", hash).bind("born", born()).bind("idle", idle())
        .map((row, _) -> new Session(row.getString(1), Role.of(row.getString(2)), Stage.of(row.getString(3)),
            sealer.hash("csrf", token).substring(0, 32), hash.substring(0, ID_CHARS)))
        .findOne());
  }

  private OffsetDateTime born() { return Accounts.utc(clock.instant().minus(config.lifetime())); }

  private OffsetDateTime idle() { return Accounts.utc(clock.instant().minus(config.idle())); }

  void end(String token) {
    jdbi.useHandle(handle -> handle.execute("delete from console.session where token_hash = ?",
        Hashes.sha256(token)));
  }

  List<Open> of(String account) {
    return jdbi.withHandle(handle -> handle.createQuery("select left(token_hash, 12), account, created_at, seen_at,"
        + " agent from console.session where account = :account and created_at > :born and seen_at > :idle"
        + " order by seen_at desc").bind("account", account).bind("born", born()).bind("idle", idle())
        .map((row, _) -> new Open(row.getString(1), row.getString(2),
            row.getObject(3, OffsetDateTime.class).toInstant(), row.getObject(4, OffsetDateTime.class).toInstant(),
            row.getString(5)))
        .list());
  }

  /// Ends one session of an account.
  void end(String account, String id) {
    jdbi.useHandle(handle -> handle.execute("delete from console.session where account = ?"
        + " and left(token_hash, 12) = ?", account, id));
  }

  /// Ends every session of an account.
  public void endAll(String account) {
    jdbi.useHandle(handle -> handle.execute("delete from console.session where account = ?", account));
  }
}
