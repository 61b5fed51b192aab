package haidang.alerting;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// A figure that is dear to count and need not be of this second: while people look at it, it is counted anew behind
/// them; whoever comes after a pause waits for it.
final class Remembered<T> {
  private static final Duration FRESH = Duration.ofSeconds(15);
  private static final Duration OLDEST = Duration.ofMinutes(1);

  private final LoadingCache<Class<?>, T> known;

  Remembered(Supplier<T> count, InstantSource clock) {
    known = Caffeine.newBuilder().refreshAfterWrite(FRESH).expireAfterWrite(OLDEST)
        .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
        .executor(Thread::startVirtualThread).build(_ -> count.get());
  }

  T get() { return known.get(Remembered.class); }
}
