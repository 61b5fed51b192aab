package haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BarsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  @Test
  void aSingleDayStandsAtTheEndOfSomeEmptyOnes() {
    Bars bars = Bars.of(days(1, 3), 60);
    assertThat(bars.bars()).hasSize(14);
    assertThat(bars.last()).isEqualTo(new Bars.Bar(DAY, 3, 75));
    assertThat(bars.bars().getFirst().count()).isZero();
  }

  @Test
  void theTopIsRoundAndNotBelowTheHighestCount() {
    assertThat(Bars.of(days(1, 62), 30).top()).isEqualTo(80);
    assertThat(Bars.of(days(1, 100), 30).top()).isEqualTo(100);
    assertThat(Bars.of(days(1, 1), 30).halves()).isFalse();
    assertThat(Bars.of(days(2, 0), 30).bars()).allSatisfy(bar -> assertThat(bar.height()).isZero());
  }

  @Test
  void everyGroupOfBarsHasTheDateOfItsLast() {
    Bars bars = Bars.of(days(30, 5), 30);
    assertThat(bars.bars()).hasSize(30);
    assertThat(bars.dates()).containsExactly("31/10", "05/11", "10/11", "15/11", "20/11", "25/11");
  }

  @Test
  void whatIsOlderThanTheChartIsLeftOut() {
    Bars bars = Bars.of(days(400, 5), 60);
    assertThat(bars.bars().size() % bars.group()).isZero();
    assertThat(bars.bars()).hasSizeBetween(60, 60 + bars.group());
  }

  private static SortedMap<LocalDate, Integer> days(int number, int count) {
    SortedMap<LocalDate, Integer> days = new TreeMap<>();
    for (int i = 0; i < number; i++) {
      days.put(DAY.minusDays(i), count);
    }
    return days;
  }
}
