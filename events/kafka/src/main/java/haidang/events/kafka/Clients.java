package haidang.events.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Kafka's clients with our settings: committed records alone, nothing lost, memory kept small.
final class Clients {
  private final KafkaConfig config;

  Clients(KafkaConfig config) { this.config = config; }

  KafkaConfig config() { return config; }

  Admin admin() { return Admin.create(common()); }

  /// A reader of partitions it is assigned by hand.
  KafkaConsumer<byte[], byte[]> reader() {
    Map<String, Object> settings = common();
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "none");
    settings.put("enable.auto.commit", false);
    settings.put("max.poll.records", 1000);
    settings.put("fetch.max.bytes", 8 * 1024 * 1024);
    settings.put("max.partition.fetch.bytes", 3 * 1024 * 1024);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// A member of a group whose place is kept for it through a restart.
  KafkaConsumer<byte[], byte[]> member(String group, String instance) {
    Map<String, Object> settings = common();
    settings.put("group.id", group);
    settings.put("group.instance.id", instance);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", false);
    settings.put("max.poll.records", 1000);
    settings.put("fetch.max.bytes", 8 * 1024 * 1024);
    settings.put("max.partition.fetch.bytes", 3 * 1024 * 1024);
    settings.put("session.timeout.ms", 10_000);
    settings.put("heartbeat.interval.ms", 1_000);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// @param transactionalId empty for a producer without transactions
  KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Map<String, Object> settings = common();
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", 5);
    settings.put("batch.size", 256 * 1024);
    settings.put("buffer.memory", 16 * 1024 * 1024L);
    settings.put("max.request.size", 3 * 1024 * 1024);
    settings.put("max.block.ms", config.patience().toMillis());
    settings.put("request.timeout.ms", 10_000);
    settings.put("delivery.timeout.ms", 20_000);
    if (!transactionalId.isEmpty()) {
      settings.put("transactional.id", transactionalId);
      settings.put("transaction.timeout.ms", (int) config.transaction().toMillis());
    }
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Map<String, Object> common() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", config.bootstrap());
    settings.put("reconnect.backoff.ms", 50);
    settings.put("reconnect.backoff.max.ms", 500);
    settings.put("retry.backoff.ms", 50);
    settings.put("retry.backoff.max.ms", 500);
    settings.put("default.api.timeout.ms", (int) config.patience().toMillis());
    settings.put("request.timeout.ms", (int) Math.min(10_000, config.patience().toMillis()));
    // A restarted local broker keeps its address.
    settings.put("metadata.recovery.strategy", "rebootstrap");
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
