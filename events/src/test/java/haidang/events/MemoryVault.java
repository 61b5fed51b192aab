package haidang.events;

import haidang.events.log.Vault;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A vault for tests: one-time pads that can be dropped.
public final class MemoryVault implements Vault {
  private final Map<String, Long> seeds = new HashMap<>();
  private final Map<String, Set<String>> bySubject = new HashMap<>();

  @Override
  public synchronized byte[] seal(String id, Collection<String> subjects, byte[] plain, Instant expires) {
    seeds.putIfAbsent(id, id.hashCode() * 31L + 7);
    subjects.forEach(subject -> bySubject.computeIfAbsent(subject, _ -> new HashSet<>()).add(id));
    return pad(id, plain);
  }

  @Override
  public synchronized Optional<byte[]> open(String id, byte[] sealed) {
    return seeds.containsKey(id) ? Optional.of(pad(id, sealed)) : Optional.empty();
  }

  @Override
  public synchronized int drop(String subject) {
    int dropped = 0;
    for (String id : bySubject.getOrDefault(subject, Set.of())) {
      dropped += seeds.remove(id) == null ? 0 : 1;
    }
    return dropped;
  }

  private byte[] pad(String id, byte[] bytes) {
    byte[] pad = new byte[bytes.length];
    new Random(seeds.getOrDefault(id, 0L)).nextBytes(pad);
    for (int i = 0; i < pad.length; i++) {
      pad[i] ^= bytes[i];
    }
    return pad;
  }
}
