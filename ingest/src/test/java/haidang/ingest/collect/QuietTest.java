package haidang.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietTest {
  private static final Quiet NIGHT = new Quiet(Set.of(22, 23, 0), Set.of());
  private static final Quiet WEEKEND = new Quiet(Set.of(), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

  @ParameterizedTest
  @CsvSource({"2026-11-20T21:59:59Z,2026-11-20T21:59:59Z", "2026-11-20T22:10:00Z,2026-11-21T01:00:00Z",
      "2026-11-21T00:59:00Z,2026-11-21T01:00:00Z", "2026-11-21T01:00:00Z,2026-11-21T01:00:00Z"})
  void aQuietHourIsWaitedFor(Instant at, Instant free) { assertThat(NIGHT.after(at)).isEqualTo(free); }

  @ParameterizedTest
  @CsvSource({"2026-11-20T23:00:00Z,2026-11-20T23:00:00Z", "2026-11-22T08:30:00Z,2026-11-23T00:00:00Z",
      "2026-11-21T08:30:00Z,2026-11-22T08:30:00Z"})
  void aQuietDayIsWaitedForADayAtMost(Instant at, Instant free) { assertThat(WEEKEND.after(at)).isEqualTo(free); }

  @Test
  void whoIsNeverToBeLookedAtIsLookedAtADayLater() {
    Quiet always = new Quiet(IntStream.range(0, 24).boxed().collect(Collectors.toSet()), Set.of());

    assertThat(always.after(Instant.parse("2026-11-20T08:30:00Z"))).isEqualTo("2026-11-21T08:30:00Z");
  }

  @Test
  void wordsGiveTheSameAgain() {
    assertThat(Quiet.NONE.words()).isNull();
    assertThat(Quiet.of(null)).isEqualTo(Quiet.NONE);
    Quiet both = new Quiet(Set.of(0, 22), Set.of(DayOfWeek.SUNDAY));
    assertThat(both.words()).isEqualTo("0,22,SUNDAY");
    assertThat(Quiet.of(both.words())).isEqualTo(both);
  }
}
