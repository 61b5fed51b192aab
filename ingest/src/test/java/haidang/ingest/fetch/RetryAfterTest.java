package haidang.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Posts;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"120|PT2M", "Fri, 20 Nov 2026 05:30:00 GMT|PT30M", "0|PT0S",
      "Fri, 20 Nov 2026 04:00:00 GMT|PT1M", "soon|PT1M", "''|PT1M", "-5|PT1M", "999999999|PT24H"})
  void patienceIsReadWithinReason(String header, Duration patience) {
    assertThat(RetryAfter.until(header, Posts.NOON)).isEqualTo(Posts.NOON.plus(patience));
  }
}
