package haidang.events.kafka;

import haidang.events.Position;
import haidang.events.log.DeadLetters;
import haidang.events.log.Follower;
import haidang.events.log.Loop;
import haidang.events.log.Poison;
import haidang.events.log.Running;
import haidang.events.log.Starts;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// A follower's thread: a consumer without a group, from the positions the follower owns.
final class KafkaFollow extends Loop {
  private static final Duration POLL = Duration.ofMillis(500);

  private final KafkaEventLog log;
  private final String reader;
  private final Collection<Topic> topics;
  private final Follower follower;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  private KafkaFollow(KafkaEventLog log, String reader, Collection<Topic> topics, Follower follower) {
    super(reader, log.config().pause());
    this.log = log;
    this.reader = reader;
    this.topics = topics;
    this.follower = follower;
  }

  static Running start(KafkaEventLog log, String reader, Collection<Topic> topics, Follower follower) {
    var running = new KafkaFollow(log, reader, topics, follower);
    running.start();
    return running;
  }

  @Override
  protected void wake() {
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
  }

  @Override
  protected void session() {
    Map<TopicPartition, Source> sources = sources();
    try (KafkaConsumer<byte[], byte[]> open = log.clients().reader()) {
      consumer = open;
      open.assign(sources.keySet());
      for (Starts.Start start : Starts.of(ranges(open, sources), follower)) {
        open.seek(new TopicPartition(start.topic().wireName(), start.from().partition()), start.from().offset());
      }
      nowReady();
      while (!closing()) {
        step(open.poll(POLL), sources);
        sources.forEach((partition, source) -> passed(new Position(source.topicId(), partition.partition(), open
            .position(partition))));
      }
    } catch (WakeupException e) {
      if (!closing()) {
        throw e;
      }
    } finally {
      consumer = null;
    }
  }

  private record Source(Topic topic, String topicId) {}

  private Map<TopicPartition, Source> sources() {
    Map<TopicPartition, Source> sources = new LinkedHashMap<>();
    for (Topic topic : topics) {
      Topics.Layout layout = log.topics().layout(topic);
      layout.partitions().forEach(partition -> sources.put(partition, new Source(topic, layout.id())));
    }
    return sources;
  }

  private static List<Starts.Range> ranges(KafkaConsumer<byte[], byte[]> open, Map<TopicPartition, Source> sources) {
    Map<TopicPartition, Long> begins = open.beginningOffsets(sources.keySet());
    Map<TopicPartition, Long> ends = open.endOffsets(sources.keySet());
    List<Starts.Range> ranges = new ArrayList<>();
    sources.forEach((partition, source) -> ranges.add(new Starts.Range(source.topic(), source.topicId(),
        partition.partition(), begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L))));
    return ranges;
  }

  private void step(ConsumerRecords<byte[], byte[]> polled, Map<TopicPartition, Source> sources) {
    if (polled.isEmpty()) {
      return;
    }
    List<Stored> batch = new ArrayList<>(polled.count());
    Map<TopicPartition, Position> ends = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      var partition = new TopicPartition(record.topic(), record.partition());
      Source source = Objects.requireNonNull(sources.get(partition));
      ends.put(partition, new Position(source.topicId(), record.partition(), record.offset() + 1));
      if (!Records.isMarker(record)) {
        batch.add(Records.stored(source.topic(), source.topicId(), record));
      }
    }
    Poison.isolate(batch,
        part -> follower.apply(part, part.size() == batch.size() ? List.copyOf(ends.values()) : after(part)),
        this::putAside);
    count(batch.size());
  }

  private void putAside(Stored record, Throwable why) {
    try (Writer writer = log.writer("dead-letters-" + reader)) {
      writer.append(tx -> tx.append(new DeadLetters(log.vault(), log.clock()).letter(record, reader, why)));
    }
    follower.apply(List.of(), List.of(record.position().next()));
  }

  private static List<Position> after(List<Stored> records) {
    Map<String, Position> last = new LinkedHashMap<>();
    records.forEach(record -> last.put(record.position().topicId() + "/" + record.position().partition(),
        record.position().next()));
    return List.copyOf(last.values());
  }
}
