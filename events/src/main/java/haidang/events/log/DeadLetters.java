package haidang.events.log;

import haidang.events.DeadLetter;
import haidang.events.Malformed;
import haidang.events.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records nobody could use: how they are put aside, listed and given another chance.
public final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final String SCHEMA = "dead-letter.v1";

  private final Vault vault;
  private final InstantSource clock;

  /// @param vault seals what is put aside and opens it again
  public DeadLetters(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// The event that puts a record aside. Its id is the record's position, so that repeating it adds nothing.
  ///
  /// @param why its message is kept only where it is ours and quotes no text
  public Event letter(Stored record, String reader, Throwable why) {
    String id = record.position().toString();
    String reason = why instanceof Malformed || why instanceof EventTooLarge
        ? String.valueOf(why.getMessage())
        : why.getClass().getSimpleName();
    LOG.atWarn().addKeyValue("reader", reader).addKeyValue("topic", record.topic().wireName())
        .addKeyValue("position", id).addKeyValue("error", reason).log("record put aside as a dead letter");
    List<String> subjects = record.key().length == 0 ? List.of() : List.of(record.keyText());
    return letter(id, record.topic(), record.position(), record.key(), record.headers(), record.value(), subjects,
        reader, reason);
  }

  /// Bytes that never reached the log, put aside under an id of the caller's.
  ///
  /// @param subjects post ids whose erasure must erase these bytes
  public Event letter(String id, Topic meantFor, String key, byte[] value, Collection<String> subjects, String reader,
      String reason) {
    return letter(id, meantFor, null, key.getBytes(StandardCharsets.UTF_8), new TreeMap<>(), value, subjects, reader,
        reason);
  }

  private Event letter(String id, Topic topic, @Nullable Position position, byte[] key,
      SortedMap<String, String> headers, byte[] value, Collection<String> subjects, String reader, String reason) {
    Instant now = clock.instant();
    byte[] sealed = vault.seal(id, subjects, Gzip.pack(value), now.plus(Topic.KEY_KEPT));
    Event whole = Wire.event(new DeadLetter(id, topic.wireName(), position, reader, reason, now, key,
        headers, sealed, value.length));
    return whole.value().length <= Topic.DEAD_LETTERS.maxValue()
        ? whole
        : Wire.event(new DeadLetter(id, topic.wireName(), position, reader, reason, now, new byte[0],
            new TreeMap<>(), new byte[0], value.length));
  }

  /// Summaries of all that the log still holds, oldest first, each id once.
  public List<DeadLetter> list(EventLog log) {
    Map<String, DeadLetter> byId = new HashMap<>();
    log.scan(Topic.DEAD_LETTERS, stored -> {
      DeadLetter letter = Wire.parse(stored, DeadLetter.class, SCHEMA);
      byId.putIfAbsent(letter.id(), letter.summary());
    });
    List<DeadLetter> letters = new ArrayList<>(byId.values());
    letters.sort(Comparator.comparing(DeadLetter::at).thenComparing(DeadLetter::id));
    return List.copyOf(letters);
  }

  /// One letter with its bytes.
  public Optional<DeadLetter> find(EventLog log, String id) {
    var found = new AtomicReference<@Nullable DeadLetter>();
    log.scan(Topic.DEAD_LETTERS, stored -> {
      if (stored.keyText().equals(id)) {
        found.set(Wire.parse(stored, DeadLetter.class, SCHEMA));
      }
    });
    return Optional.ofNullable(found.get());
  }

  /// The value as it was; empty when its key was dropped or it was not kept.
  public Optional<byte[]> bytes(DeadLetter letter) {
    return letter.sealed().length == 0
        ? Optional.empty()
        : vault.open(letter.id(), letter.sealed()).map(Gzip::unpack);
  }

  /// Appends a record as it was to its topic again: same key, headers and bytes. The letter stays in the list until
  /// it expires; readers are idempotent, so a second replay does no harm.
  public Replay replay(EventLog log, String id) {
    Optional<DeadLetter> letter = find(log, id);
    if (letter.isEmpty()) {
      return Replay.UNKNOWN;
    }
    if (letter.get().sealed().length == 0) {
      return Replay.NOT_KEPT;
    }
    Optional<byte[]> value = bytes(letter.get());
    value.ifPresent(bytes -> {
      String key = new String(letter.get().key(), StandardCharsets.UTF_8);
      Event again = new Event(Topic.named(letter.get().topic()), key, bytes, letter.get().headers());
      try (Writer writer = log.writer("dead-letters-replay")) {
        writer.append(tx -> tx.append(again));
      }
    });
    return value.isPresent() ? Replay.APPENDED : Replay.ERASED;
  }
}
