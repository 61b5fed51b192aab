package haidang.events.kafka;

import haidang.events.log.LogUnavailable;
import haidang.events.log.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/// What the broker knows of our topics.
final class Topics {
  private final Clients clients;

  Topics(Clients clients) { this.clients = clients; }

  void prepare(Collection<Topic> topics) {
    try (Admin admin = clients.admin()) {
      for (Topic topic : topics) {
        create(admin, topic);
      }
      Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
      for (Topic topic : topics) {
        List<AlterConfigOp> ops = new ArrayList<>();
        topic.policy(clients.config().horizon()).forEach(
            (name, value) -> ops.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
        changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.wireName()), ops);
      }
      get(admin.incrementalAlterConfigs(changes).all());
    }
  }

  private void create(Admin admin, Topic topic) {
    int partitions = topic.ordered() ? 1 : clients.config().partitions();
    var wanted = new NewTopic(topic.wireName(), partitions, (short) clients.config().replicas())
        .configs(topic.policy(clients.config().horizon()));
    try {
      get(admin.createTopics(List.of(wanted)).all());
    } catch (LogUnavailable e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /// Id and partitions of one topic.
  record Layout(String id, List<TopicPartition> partitions) {}

  Layout layout(Topic topic) {
    try (Admin admin = clients.admin()) {
      TopicDescription found = Objects.requireNonNull(
          get(admin.describeTopics(List.of(topic.wireName())).allTopicNames()).get(topic.wireName()));
      return new Layout(found.topicId().toString(), found.partitions().stream()
          .map(partition -> new TopicPartition(topic.wireName(), partition.partition())).toList());
    }
  }

  /// Offsets a group has committed, by partition.
  Map<TopicPartition, Long> committed(String group) {
    try (Admin admin = clients.admin()) {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
          .forEach((partition, at) -> Optional.ofNullable(at).ifPresent(o -> offsets.put(partition, o.offset())));
      return offsets;
    }
  }

  static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new LogUnavailable("the broker answered: " + cause.getMessage(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted while waiting for the broker", e);
    }
  }
}
