package haidang.events.kafka;

import haidang.events.Position;
import haidang.events.log.Event;
import haidang.events.log.LogUnavailable;
import haidang.events.log.Superseded;
import haidang.events.log.Topic;
import haidang.events.log.Writer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/// A transactional producer that is made anew after a failure.
final class KafkaWriter implements Writer {
  private final Clients clients;
  private final Topics topics;
  private final InstantSource clock;
  private final String name;
  private final Map<Topic, String> topicIds = new EnumMap<>(Topic.class);
  private @Nullable KafkaProducer<byte[], byte[]> producer;
  private boolean superseded;

  KafkaWriter(Clients clients, Topics topics, InstantSource clock, String name) {
    this.clients = clients;
    this.topics = topics;
    this.clock = clock;
    this.name = name;
  }

  /// Takes the name now, so that an older writer of it is ended before this one's first append.
  synchronized void open() {
    try {
      session();
    } catch (KafkaException e) {
      discard();
    }
  }

  @Override
  public synchronized void append(Consumer<Transaction> body) {
    if (superseded) {
      throw new Superseded("another writer has taken the name " + name, new IllegalStateException(name));
    }
    long begun = System.nanoTime();
    try {
      KafkaProducer<byte[], byte[]> live = session();
      begun = System.nanoTime();
      live.beginTransaction();
      run(live, body);
      live.commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      discard();
      throw fenced(Duration.ofNanos(System.nanoTime() - begun), e);
    } catch (KafkaException e) {
      discard();
      throw new LogUnavailable("cannot append as " + name + ": " + e.getMessage(), e);
    }
  }

  /// The broker fences a producer in the same words when a transaction took too long and when another writer took the
  /// name. One that took too long is doubted in favour of the former: were there another writer all the same, it would
  /// be the one to learn that it has lost the name, and one of both goes on.
  private RuntimeException fenced(Duration open, KafkaException e) {
    if (open.compareTo(clients.config().transaction()) >= 0) {
      return new LogUnavailable("the broker aborted a transaction of " + name + " that was open for "
          + open.toMillis() + " ms, limit " + clients.config().transaction().toMillis(), e);
    }
    superseded = true;
    return new Superseded("another writer has taken the name " + name, e);
  }

  private void run(KafkaProducer<byte[], byte[]> live, Consumer<Transaction> body) {
    try {
      body.accept(new Open(live));
    } catch (KafkaException | LogUnavailable e) {
      discard();
      throw e;
    } catch (RuntimeException e) {
      live.abortTransaction();
      throw e;
    }
  }

  private KafkaProducer<byte[], byte[]> session() {
    if (producer == null) {
      KafkaProducer<byte[], byte[]> fresh = clients.producer(name);
      producer = fresh;
      fresh.initTransactions();
    }
    return producer;
  }

  private void discard() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(5));
      producer = null;
    }
  }

  /// The transaction at hand.
  private final class Open implements Transaction {
    private final KafkaProducer<byte[], byte[]> live;

    Open(KafkaProducer<byte[], byte[]> live) { this.live = live; }

    @Override
    public Position append(Event event) {
      Future<RecordMetadata> sent = live.send(Records.record(event, null, clock.instant()));
      live.flush();
      try {
        RecordMetadata at = sent.get();
        return new Position(topicId(event.topic()), at.partition(), at.offset());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof KafkaException kafka) {
          throw kafka;
        }
        throw new LogUnavailable("cannot append to " + event.topic().wireName(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LogUnavailable("interrupted while appending", e);
      }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a record that fails makes the commit fail
    public void appendAll(Collection<Event> events) {
      // All sizes first: one that is too large must leave the transaction able to be aborted in order.
      events.stream().map(event -> Records.record(event, null, clock.instant())).toList().forEach(live::send);
    }
  }

  private String topicId(Topic topic) {
    return topicIds.computeIfAbsent(topic, unknown -> topics.layout(unknown).id());
  }
}
