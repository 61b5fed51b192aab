package haidang.deploy;

import haidang.deploy.embedded.EmbeddedBroker;
import haidang.deploy.embedded.EmbeddedPostgres;
import haidang.deploy.embedded.Ports;
import haidang.deploy.embedded.ServerFailed;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The embedded broker and database. One that dies is started again on its port: the rooms wait for it.
final class Servers implements AutoCloseable {
  static final String DATABASE = "haidang";
  private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
  private static final long LOOK_MILLIS = 200;

  private final Home home;
  private final Map<String, String> brokerSettings;
  private final int brokerPort;
  private final int postgresPort;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watch;
  private volatile EmbeddedBroker broker;
  private volatile EmbeddedPostgres postgres;

  private Servers(Home home, Map<String, String> brokerSettings) {
    this.home = home;
    this.brokerSettings = brokerSettings;
    this.brokerPort = Ports.free();
    this.postgresPort = Ports.free();
    var startingBroker = CompletableFuture.supplyAsync(this::startBroker);
    var startingPostgres = CompletableFuture.supplyAsync(this::startPostgres);
    try {
      this.postgres = startingPostgres.join();
      this.broker = startingBroker.join();
    } catch (CompletionException e) {
      var _ = startingBroker.thenAccept(EmbeddedBroker::close);
      var _ = startingPostgres.thenAccept(EmbeddedPostgres::close);
      throw e.getCause() instanceof ServerFailed failed ? failed : e;
    }
    this.watch = Thread.ofPlatform().daemon().name("server-watch").unstarted(this::watch);
  }

  /// Starts both at once and waits for both.
  ///
  /// @param brokerSettings beside the defaults of a small broker
  static Servers start(Home home, Map<String, String> brokerSettings) {
    var servers = new Servers(home, brokerSettings);
    servers.watch.start();
    return servers;
  }

  private EmbeddedBroker startBroker() { return EmbeddedBroker.start(home.kafka(), brokerPort, brokerSettings); }

  private EmbeddedPostgres startPostgres() {
    EmbeddedPostgres started = EmbeddedPostgres.start(home.postgres(), postgresPort);
    started.createDatabase(DATABASE);
    return started;
  }

  private void watch() {
    try {
      while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        revive();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void revive() {
    try {
      if (!broker.alive()) {
        LOG.atWarn().addKeyValue("server", "broker").log("server died, starting it again");
        broker.close();
        broker = startBroker();
      }
      if (!postgres.alive()) {
        LOG.atWarn().addKeyValue("server", "database").log("server died, starting it again");
        postgres.close();
        postgres = startPostgres();
      }
    } catch (ServerFailed e) {
      LOG.atError().addKeyValue("error", e.getMessage()).log("server does not start, trying again");
    }
  }

  String bootstrapServers() { return broker.bootstrapServers(); }

  String jdbcUrl() { return postgres.jdbcUrl(DATABASE); }

  String user() { return postgres.user(); }

  String password() { return postgres.password(); }

  /// Process ids, for those who measure or kill.
  Map<String, Long> pids() { return Map.of("broker", broker.pid(), "database", postgres.pid()); }

  @Override
  public void close() {
    closing.countDown();
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var stopping = CompletableFuture.runAsync(broker::close);
    postgres.close();
    stopping.join();
  }
}
