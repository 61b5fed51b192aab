package haidang.events.log;

import haidang.events.DeadLetter;
import haidang.events.Malformed;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records nobody could use: how they are put aside, listed and given another chance.
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final Vault vault;
  private final InstantSource clock;

  public DeadLetters(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// The event that puts a record aside. Its id is the record's position, so that repeating it adds nothing.
  public Event letter(Stored record, String reader, RuntimeException why) {
    String id = record.position().toString();
    String reason = why instanceof Malformed ? String.valueOf(why.getMessage()) : why.getClass().getSimpleName();
    LOG.atWarn().addKeyValue("reader", reader).addKeyValue("topic", record.topic().wireName())
        .addKeyValue("position", id).addKeyValue("error", reason).log("record put aside as a dead letter");
    List<String> subjects = record.key().length == 0 ? List.of() : List.of(record.keyText());
    byte[] sealed = vault.seal(id, subjects, Gzip.pack(record.value()));
    return Wire.event(new DeadLetter(id, record.topic().wireName(), record.position(), reader, reason,
        clock.instant(), record.key(), record.headers(), sealed, record.value().length));
  }

  /// Bytes that never reached the log, put aside under an id of the caller's.
  ///
  /// @param subjects post ids whose erasure must erase these bytes
  public Event letter(String id, Topic meantFor, String key, byte[] value, Collection<String> subjects, String reader,
      String reason) {
    byte[] sealed = vault.seal(id, subjects, Gzip.pack(value));
    return Wire.event(new DeadLetter(id, meantFor.wireName(), null, reader, reason, clock.instant(),
        key.getBytes(StandardCharsets.UTF_8), new TreeMap<>(), sealed, value.length));
  }

  /// All that the log still holds, oldest first, each id once.
  public List<DeadLetter> list(EventLog log) {
    Map<String, DeadLetter> byId = new LinkedHashMap<>();
    log.scan(Topic.DEAD_LETTERS, stored -> {
      DeadLetter letter = Wire.parse(stored, DeadLetter.class, "dead-letter.v1");
      byId.putIfAbsent(letter.id(), letter);
    });
    List<DeadLetter> letters = new ArrayList<>(byId.values());
    letters.sort(Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id));
    return List.copyOf(letters);
  }

  /// The value as it was, or empty when its key was dropped.
  public Optional<byte[]> bytes(DeadLetter letter) {
    return vault.open(letter.id(), letter.sealed()).map(Gzip::unpack);
  }

  /// The record as it was, to be appended to its topic again; empty when its key was dropped.
  public Optional<Event> revived(DeadLetter letter) {
    Topic topic = Topic.named(letter.topic());
    String key = new String(letter.key(), StandardCharsets.UTF_8);
    return bytes(letter).map(value -> new Event(topic, key, value, letter.headers()));
  }
}
