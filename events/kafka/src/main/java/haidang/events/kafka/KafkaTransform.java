package haidang.events.kafka;

import haidang.events.log.DeadLetters;
import haidang.events.log.Event;
import haidang.events.log.EventTooLarge;
import haidang.events.log.Loop;
import haidang.events.log.Poison;
import haidang.events.log.Running;
import haidang.events.log.Stored;
import haidang.events.log.Superseded;
import haidang.events.log.Topic;
import haidang.events.log.Transformer;
import haidang.events.log.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One instance of a transform: one Kafka transaction a poll holds the answers, the dead letters and the offsets.
final class KafkaTransform extends Loop {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTransform.class);
  private static final Duration POLL = Duration.ofMillis(200);
  /// Longer than a heartbeat: by then a member that was replaced knows it.
  private static final Duration DOUBT = Duration.ofSeconds(3);

  private final KafkaEventLog log;
  private final String group;
  private final String instance;
  private final Topic in;
  private final Transformer transformer;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> wakeable;

  private KafkaTransform(KafkaEventLog log, String group, String instance, Topic in, Transformer transformer) {
    super(group + "-" + instance, log.config().pause());
    this.log = log;
    this.group = group;
    this.instance = instance;
    this.in = in;
    this.transformer = transformer;
  }

  static Running start(KafkaEventLog log, String group, String instance, Topic in, Transformer transformer) {
    var running = new KafkaTransform(log, group, instance, in, transformer);
    running.start();
    return running;
  }

  @Override
  protected void wake() {
    KafkaConsumer<byte[], byte[]> open = wakeable;
    if (open != null) {
      open.wakeup();
    }
  }

  /// Any failure of the log ends the session without a commit; the next one goes on from the committed offsets.
  @Override
  protected void session() {
    String topicId = log.topics().layout(in).id();
    try (KafkaConsumer<byte[], byte[]> consumer = log.clients().member(group, instance);
        KafkaProducer<byte[], byte[]> producer = log.clients().producer(group + "-" + instance)) {
      wakeable = consumer;
      producer.initTransactions(); // ends what a dead predecessor left open, and fences it
      consumer.subscribe(List.of(in.wireName()));
      try {
        while (!closing()) {
          step(consumer, producer, topicId);
        }
      } catch (ProducerFencedException | InvalidProducerEpochException e) {
        doubt(consumer);
        throw e;
      }
    } catch (FencedInstanceIdException e) {
      throw new Superseded("another instance of " + group + " is named " + instance
          + "; give every instance its own name", e);
    } catch (WakeupException e) {
      if (!closing()) {
        throw e;
      }
    } finally {
      wakeable = null;
    }
  }

  /// A producer may be fenced by a transaction that took too long, or by a second instance of our name. In the
  /// second case our place in the group is gone as well, which the next heartbeats tell.
  private static void doubt(KafkaConsumer<byte[], byte[]> consumer) {
    long end = System.nanoTime() + DOUBT.toNanos();
    consumer.pause(consumer.assignment());
    while (System.nanoTime() < end) {
      consumer.poll(Duration.ofMillis(100));
    }
  }

  private void step(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, String topicId) {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    if (!consumer.assignment().isEmpty()) {
      nowReady();
    }
    if (polled.isEmpty()) {
      commitPassed(consumer);
      return;
    }
    List<Event> answers;
    try {
      answers = answers(records(polled, topicId));
    } catch (Unavailable e) {
      LOG.atWarn().addKeyValue("reader", group).addKeyValue("error", e.getMessage()).log("batch waits");
      rewind(consumer, polled);
      pause();
      return;
    }
    producer.beginTransaction();
    send(producer, answers);
    producer.sendOffsetsToTransaction(polled.nextOffsets(), consumer.groupMetadata());
    producer.commitTransaction();
    count(polled.count());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a record that fails makes the commit fail
  private void send(KafkaProducer<byte[], byte[]> producer, List<Event> answers) {
    answers.forEach(answer -> producer.send(Records.record(answer, null, log.clock().instant())));
  }

  private static List<Stored> records(ConsumerRecords<byte[], byte[]> polled, String topicId, Topic in) {
    List<Stored> records = new ArrayList<>(polled.count());
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      if (!Records.isMarker(record)) {
        records.add(Records.stored(in, topicId, record));
      }
    }
    return records;
  }

  private List<Stored> records(ConsumerRecords<byte[], byte[]> polled, String topicId) {
    return records(polled, topicId, in);
  }

  private List<Event> answers(List<Stored> records) {
    var letters = new DeadLetters(log.vault(), log.clock());
    List<Event> answers = new ArrayList<>();
    Poison.isolate(records, part -> {
      List<Event> events = part.isEmpty() ? List.of() : transformer.apply(part);
      events.forEach(Event::demandFits);
      answers.addAll(events);
    }, (record, why) -> answers.add(letters.letter(record, group, why)));
    return answers;
  }

  /// Markers of transactions take offsets too: a group that is through with everything must say so.
  private static void commitPassed(KafkaConsumer<byte[], byte[]> consumer) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment());
    Map<TopicPartition, OffsetAndMetadata> passed = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      long position = consumer.position(partition);
      OffsetAndMetadata before = committed.get(partition);
      if (position > (before == null ? 0 : before.offset())) {
        passed.put(partition, new OffsetAndMetadata(position));
      }
    }
    if (!passed.isEmpty()) {
      consumer.commitSync(passed);
    }
  }

  private static void rewind(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> polled) {
    for (TopicPartition partition : polled.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, polled.records(partition).getFirst().offset());
      }
    }
  }
}
