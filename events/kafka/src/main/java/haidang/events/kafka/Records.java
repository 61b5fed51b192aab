package haidang.events.kafka;

import haidang.events.Position;
import haidang.events.log.Event;
import haidang.events.log.EventTooLarge;
import haidang.events.log.Stored;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Our records in Kafka's form and back.
final class Records {
  private static final byte[] NONE = new byte[0];

  private Records() {}

  /// @param partition null to let the key decide
  /// @throws EventTooLarge when no topic takes it
  static ProducerRecord<byte[], byte[]> record(Event event, @Nullable Integer partition, Instant at) {
    event.demandFits();
    var headers = new RecordHeaders();
    event.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    return new ProducerRecord<>(event.topic().wireName(), partition, at.toEpochMilli(),
        event.key().getBytes(StandardCharsets.UTF_8), event.value(), headers);
  }

  static Event marker(Topic topic, int partition) {
    return new Event(topic, "marker/" + partition, NONE, new TreeMap<>(Map.of(Wire.KIND, Wire.MARKER)));
  }

  static boolean isMarker(ConsumerRecord<byte[], byte[]> record) {
    Header kind = record.headers().lastHeader(Wire.KIND);
    return kind != null && kind.value() != null
        && Wire.MARKER.equals(new String(kind.value(), StandardCharsets.UTF_8));
  }

  static Stored stored(Topic topic, String topicId, ConsumerRecord<byte[], byte[]> record) {
    SortedMap<String, String> headers = new TreeMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
    }
    return new Stored(topic, new Position(topicId, record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()), orNone(record.key()), orNone(record.value()),
        Collections.unmodifiableSortedMap(headers));
  }

  private static byte[] orNone(byte @Nullable [] bytes) { return bytes == null ? NONE : bytes; }
}
