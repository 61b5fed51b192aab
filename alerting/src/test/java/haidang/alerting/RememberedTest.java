package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T01:00:00Z"));
  private final AtomicInteger counted = new AtomicInteger();

  private void pass(Duration time) { now.updateAndGet(at -> at.plus(time)); }

  @Test
  void isCountedOnceForThoseWhoAskTogether() {
    var figure = new Remembered<>(counted::incrementAndGet, now::get);

    assertThat(figure.get()).isEqualTo(1);
    pass(Duration.ofSeconds(14));
    assertThat(figure.get()).isEqualTo(1);
  }

  @Test
  void nobodyWaitsWhileItIsCountedAnew() {
    var over = new CountDownLatch(1);
    var figure = new Remembered<>(() -> {
      int number = counted.incrementAndGet();
      if (number > 1) {
        awaited(over);
      }
      return number;
    }, now::get);
    figure.get();
    pass(Duration.ofSeconds(20));

    assertThat(figure.get()).isEqualTo(1);
    over.countDown();
    await().atMost(Duration.ofMinutes(1)).until(() -> figure.get() == 2);
  }

  @Test
  void whoeverComesAfterAPauseGetsWhatIsTrueNow() {
    var figure = new Remembered<>(counted::incrementAndGet, now::get);
    figure.get();
    pass(Duration.ofMinutes(2));

    assertThat(figure.get()).isEqualTo(2);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
