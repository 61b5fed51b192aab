package haidang.console;

import haidang.console.api.Tokens;
import haidang.console.search.SavedSearches;
import haidang.console.signin.Accounts;
import haidang.console.signin.Authenticators;
import haidang.console.signin.Passwords;
import haidang.console.signin.Sealer;
import haidang.console.signin.Sessions;
import haidang.console.signin.SignIns;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// This room's parts, put together, and the HTTP server they answer through.
public final class ConsoleRoom implements AutoCloseable {
  /// How this room uses its server; nobody's to change.
  /// A query may have 1,000 chars, of which a Vietnamese letter takes nine in an address.
  private static final int ADDRESS = 16_384;
  private static final Map<String, Object> SERVER = Map.of("micronaut.security.reject-not-found", false,
      "micronaut.security.endpoints.introspection.enabled", false,
      "micronaut.server.max-request-size", "1MB",
      "micronaut.server.netty.max-initial-line-length", ADDRESS, "micronaut.server.netty.compression-threshold", 512,
      "micronaut.server.netty.compression-level", 6);

  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final Optional<String> firstPassword;

  private ConsoleRoom(ApplicationContext context, EmbeddedServer server, Optional<String> firstPassword) {
    this.context = context;
    this.server = server;
    this.firstPassword = firstPassword;
  }

  /// Brings the schema `console` up to date.
  public static void migrate(DataSource source) {
    Flyway.configure().dataSource(source).schemas("console").defaultSchema("console")
        .locations("classpath:db/console").load().migrate();
  }

  /// Starts the server; it answers when this returns.
  ///
  /// @param context not yet started; holds the settings of the HTTP server
  /// @param key     32 bytes of this room's own, for form tokens and secrets at rest
  public static ConsoleRoom start(ApplicationContext context, Faces faces, DataSource source, byte[] key,
      ConsoleConfig config, InstantSource clock) {
    var random = new SecureRandom();
    var sealer = new Sealer(key, random);
    var passwords = new Passwords(random);
    var accounts = new Accounts(source, passwords, random, clock);
    var authenticators = new Authenticators(source, sealer);
    Optional<String> first = accounts.ensureAdministrator(config.firstPassword());
    List.of(faces, config, sealer, passwords, accounts, authenticators,
        new SignIns(source, passwords, authenticators, clock),
        new Sessions(source, sealer, config, clock), new Tokens(source, random, clock),
        new SavedSearches(source, clock)).forEach(context::registerSingleton);
    context.registerSingleton(InstantSource.class, clock);
    context.getEnvironment().addPropertySource(PropertySource.of("console", SERVER));
    context.start();
    return new ConsoleRoom(context, context.getBean(EmbeddedServer.class).start(), first);
  }

  /// The first administrator's password, only when the account was made just now. Its name is `admin`.
  public Optional<String> firstPassword() { return firstPassword; }

  public int port() { return server.getPort(); }

  @Override
  public void close() {
    server.stop();
    context.close();
  }
}
