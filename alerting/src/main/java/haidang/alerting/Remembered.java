package haidang.alerting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A figure that is dear to count and need not be of this second. One counts it while the others wait.
final class Remembered<T> {
  private static final Duration AGE = Duration.ofSeconds(15);

  private final Supplier<T> count;
  private final InstantSource clock;
  private final ReentrantLock counting = new ReentrantLock();
  private volatile @Nullable Known<T> known;

  private record Known<T>(T value, Instant until) {}

  Remembered(Supplier<T> count, InstantSource clock) {
    this.count = count;
    this.clock = clock;
  }

  T get() {
    Known<T> now = known;
    if (now == null || !clock.instant().isBefore(now.until())) {
      counting.lock();
      try {
        now = known;
        if (now == null || !clock.instant().isBefore(now.until())) {
          now = new Known<>(count.get(), clock.instant().plus(AGE));
          known = now;
        }
      } finally {
        counting.unlock();
      }
    }
    return now.value();
  }
}
