package haidang.deploy.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Settings of a small single-node broker: few partitions and threads, quick restarts, at most a second of
/// unflushed records when the power goes.
final class BrokerSettings {
  private static final Map<String, String> SMALL = Map.ofEntries(Map.entry("process.roles", "broker,controller"),
      Map.entry("node.id", "1"),
      Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
      Map.entry("controller.listener.names", "CONTROLLER"), Map.entry("inter.broker.listener.name", "PLAINTEXT"),
      // One node: internal topics have one replica, and few partitions start fast.
      Map.entry("offsets.topic.replication.factor", "1"), Map.entry("offsets.topic.num.partitions", "2"),
      Map.entry("transaction.state.log.replication.factor", "1"), Map.entry("transaction.state.log.min.isr", "1"),
      Map.entry("transaction.state.log.num.partitions", "2"),
      Map.entry("share.coordinator.state.topic.replication.factor", "1"),
      Map.entry("share.coordinator.state.topic.min.isr", "1"),
      Map.entry("share.coordinator.state.topic.num.partitions", "1"), Map.entry("default.replication.factor", "1"),
      Map.entry("min.insync.replicas", "1"), Map.entry("num.partitions", "4"),
      Map.entry("auto.create.topics.enable", "false"), Map.entry("group.initial.rebalance.delay.ms", "0"),
      Map.entry("group.min.session.timeout.ms", "1000"), Map.entry("num.network.threads", "1"),
      Map.entry("num.io.threads", "2"), Map.entry("background.threads", "2"),
      // The default takes 128 MiB of heap.
      Map.entry("log.cleaner.dedupe.buffer.size", "8388608"), Map.entry("log.cleaner.io.buffer.size", "262144"),
      Map.entry("log.segment.bytes", "67108864"), Map.entry("log.index.size.max.bytes", "1048576"),
      Map.entry("message.max.bytes", "3145728"), Map.entry("log.flush.interval.ms", "1000"),
      Map.entry("log.flush.scheduler.interval.ms", "500"), Map.entry("transaction.max.timeout.ms", "60000"),
      Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000"),
      // One voter needs no long election; after a kill the old registration must time out first.
      Map.entry("controller.quorum.election.timeout.ms", "200"),
      Map.entry("controller.quorum.election.backoff.max.ms", "100"),
      Map.entry("controller.quorum.fetch.timeout.ms", "400"), Map.entry("broker.heartbeat.interval.ms", "250"),
      Map.entry("broker.session.timeout.ms", "2000"), Map.entry("initial.broker.registration.timeout.ms", "30000"));

  private BrokerSettings() {}

  /// A static quorum of one, so that ports may change from start to start.
  static Properties of(Path logs, int port, int controllerPort, Map<String, String> overrides) {
    var settings = new Properties();
    settings.putAll(SMALL);
    settings.setProperty("log.dirs", logs.toAbsolutePath().toString());
    settings.setProperty("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.putAll(overrides);
    return settings;
  }
}
