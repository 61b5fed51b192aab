package haidang.events.kafka;

import haidang.events.Position;
import haidang.events.log.EventLog;
import haidang.events.log.Follower;
import haidang.events.log.LogUnavailable;
import haidang.events.log.Running;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Transformer;
import haidang.events.log.Vault;
import haidang.events.log.Writer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// An [EventLog] on a Kafka broker.
public final class KafkaEventLog implements EventLog {
  private final Clients clients;
  private final Topics topics;
  private final Vault vault;
  private final InstantSource clock;

  /// @param vault seals dead letters
  /// @param clock stamps every record
  public KafkaEventLog(KafkaConfig config, Vault vault, InstantSource clock) {
    this.clients = new Clients(config);
    this.topics = new Topics(clients);
    this.vault = vault;
    this.clock = clock;
  }

  Clients clients() { return clients; }

  Topics topics() { return topics; }

  KafkaConfig config() { return clients.config(); }

  Vault vault() { return vault; }

  InstantSource clock() { return clock; }

  @Override
  public void prepare(Collection<Topic> wanted) { topics.prepare(wanted); }

  @Override
  public Writer writer(String name) {
    var writer = new KafkaWriter(clients, topics, clock, name);
    writer.open();
    return writer;
  }

  @Override
  public Running follow(String reader, Collection<Topic> wanted, Follower follower) {
    return KafkaFollow.start(this, reader, List.copyOf(wanted), follower);
  }

  @Override
  public Running transform(String group, String instance, Topic in, Transformer transformer) {
    return KafkaTransform.start(this, group, instance, in, transformer);
  }

  @Override
  public Optional<Stored> read(Topic topic, Position position) {
    Topics.Layout layout = topics.layout(topic);
    if (!layout.id().equals(position.topicId())) {
      return Optional.empty();
    }
    var partition = new TopicPartition(topic.wireName(), position.partition());
    return reading(List.of(partition), reader -> {
      if (position.offset() < reader.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L)
          || position.offset() >= reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L)) {
        return Optional.empty();
      }
      reader.seek(partition, position.offset());
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(config().patience())) {
        return record.offset() == position.offset()
            ? Optional.of(Records.stored(topic, layout.id(), record))
            : Optional.empty();
      }
      return Optional.empty();
    });
  }

  @Override
  public void scan(Topic topic, Consumer<Stored> each) {
    Topics.Layout layout = topics.layout(topic);
    reading(layout.partitions(), reader -> {
      Map<TopicPartition, Long> ends = reader.endOffsets(layout.partitions());
      reader.beginningOffsets(layout.partitions()).forEach(reader::seek);
      while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(200))) {
          if (!Records.isMarker(record)) {
            each.accept(Records.stored(topic, layout.id(), record));
          }
        }
      }
      return true;
    });
  }

  @Override
  public List<Position> ends(Topic topic) {
    Topics.Layout layout = topics.layout(topic);
    return reading(layout.partitions(), reader -> {
      List<Position> ends = new ArrayList<>();
      reader.endOffsets(layout.partitions())
          .forEach((partition, offset) -> ends.add(new Position(layout.id(), partition.partition(), offset)));
      return List.copyOf(ends);
    });
  }

  @Override
  public long lag(String group, Topic topic) {
    Topics.Layout layout = topics.layout(topic);
    Map<TopicPartition, Long> committed = topics.committed(group);
    return reading(layout.partitions(), reader -> {
      Map<TopicPartition, Long> begins = reader.beginningOffsets(layout.partitions());
      long lag = 0;
      for (Map.Entry<TopicPartition, Long> end : reader.endOffsets(layout.partitions()).entrySet()) {
        long from = Math.max(committed.getOrDefault(end.getKey(), 0L), begins.getOrDefault(end.getKey(), 0L));
        lag += Math.max(0, end.getValue() - from);
      }
      return lag;
    });
  }

  @Override
  public void mark(Topic topic) {
    Topics.Layout layout = topics.layout(topic);
    try (KafkaProducer<byte[], byte[]> producer = clients.producer("")) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (TopicPartition partition : layout.partitions()) {
        int number = partition.partition();
        sent.add(producer.send(Records.record(Records.marker(topic, number), number, clock.instant())));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("interrupted while marking " + topic.wireName(), e);
    } catch (ExecutionException | KafkaException e) {
      throw new LogUnavailable("cannot mark " + topic.wireName() + ": " + e.getMessage(), e);
    }
  }

  private <T> T reading(List<TopicPartition> partitions, Function<KafkaConsumer<byte[], byte[]>, T> action) {
    try (KafkaConsumer<byte[], byte[]> reader = clients.reader()) {
      reader.assign(partitions);
      return action.apply(reader);
    } catch (KafkaException e) {
      throw new LogUnavailable("cannot read: " + e.getMessage(), e);
    }
  }

  /// Writers and everything running are closed by those who opened them.
  @Override
  public void close() {}
}
