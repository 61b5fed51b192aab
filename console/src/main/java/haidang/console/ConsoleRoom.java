package haidang.console;

import haidang.console.signin.Accounts;
import haidang.console.signin.Passwords;
import haidang.console.signin.Sessions;
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
  private static final Map<String, Object> SERVER = Map.of("micronaut.router.static-resources.assets.paths",
      "classpath:assets",
      "micronaut.router.static-resources.assets.mapping", "/assets/**",
      "micronaut.security.intercept-url-map",
      List.of(Map.of("pattern", "/assets/**", "access", List.of("isAnonymous()"))),
      "micronaut.security.reject-not-found", false, "micronaut.server.max-request-size", "1MB");

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
  /// @param key     32 bytes of this room's own, for form tokens
  public static ConsoleRoom start(ApplicationContext context, Faces faces, DataSource source, byte[] key,
      ConsoleConfig config, InstantSource clock) {
    var random = new SecureRandom();
    var accounts = new Accounts(source, new Passwords(random), clock);
    Optional<String> first = accounts.ensureAdministrator(config.firstPassword(), random);
    context.registerSingleton(faces).registerSingleton(config).registerSingleton(InstantSource.class, clock)
        .registerSingleton(accounts).registerSingleton(new Sessions(source, random, key, config, clock));
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
