package haidang.events.kafka;

import static org.awaitility.Awaitility.await;

import haidang.events.log.EventLog;
import haidang.events.log.Topic;
import haidang.events.log.Vault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;

/// A real broker whose topics tests make anew.
///
/// @param bootstrap `host:port`
record Broker(String bootstrap) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  EventLog fresh(Vault vault, InstantSource clock) { return fresh(vault, clock, KafkaConfig.TRANSACTION); }

  EventLog fresh(Vault vault, InstantSource clock, Duration transaction) {
    KafkaConfig base = KafkaConfig.local(bootstrap);
    KafkaConfig config = new KafkaConfig(base.bootstrap(), base.partitions(), 1, base.horizon(), base.patience(),
        Duration.ofMillis(100), transaction);
    delete(Arrays.stream(Topic.values()).map(Topic::wireName).toList());
    var log = new KafkaEventLog(config, vault, clock);
    log.prepare(List.of(Topic.values()));
    return log;
  }

  void recreate(EventLog log, Topic topic) {
    delete(List.of(topic.wireName()));
    log.prepare(List.of(topic));
  }

  /// Waits until the broker has ended what a writer left open for too long.
  void awaitAborted(String writer) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      await().atMost(PATIENCE).until(() -> admin.describeTransactions(List.of(writer)).description(writer).get()
          .state() == TransactionState.COMPLETE_ABORT);
    }
  }

  private void delete(List<String> names) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      Set<String> present = names(admin);
      admin.deleteTopics(names.stream().filter(present::contains).toList()).all().get();
      await().atMost(PATIENCE).until(() -> names.stream().noneMatch(names(admin)::contains));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Set<String> names(Admin admin) throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get();
  }
}
