package haidang.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Moment;
import haidang.events.Precision;
import haidang.ingest.source.Source;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Fri, 20 Nov 2026 08:30:00 +0700|2026-11-20T01:30:00Z|EXACT",
      "Fri, 20 Nov 26 08:30:00 +0700|2026-11-20T01:30:00Z|EXACT",
      "20 Nov 2026 08:30 GMT|2026-11-20T08:30:00Z|EXACT",
      "Fri, 20 Nov 2026 08:30:00 EST|2026-11-20T13:30:00Z|EXACT",
      "Fri, 20 Nov 2026 08:30:00 +07:00|2026-11-20T01:30:00Z|EXACT",
      "Fri, 20 Nov 2026 08:30:00|2026-11-20T01:30:00Z|EXACT",
      "2026-11-20T08:30:00+07:00|2026-11-20T01:30:00Z|EXACT",
      "2026-11-20T01:30:00.123Z|2026-11-20T01:30:00Z|EXACT",
      "2026-11-20T08:30:00+0700|2026-11-20T01:30:00Z|EXACT",
      "2026-11-20 08:30:00|2026-11-20T01:30:00Z|EXACT",
      "2026-11-20T08:30|2026-11-20T01:30:00Z|MINUTE",
      "2026-11-20|2026-11-19T17:00:00Z|DAY",
      "20/11/2026 08:30|2026-11-20T01:30:00Z|MINUTE",
      "20/11/2026 08:30:15|2026-11-20T01:30:00Z|MINUTE",
      "5/9/2026 7:05|2026-09-05T00:05:00Z|MINUTE",
      "20-11-2026 08:30|2026-11-20T01:30:00Z|MINUTE",
      "20.11.2026|2026-11-19T17:00:00Z|DAY",
      "08:30 20/11/2026|2026-11-20T01:30:00Z|MINUTE",
      "8h30, 20/11/2026|2026-11-20T01:30:00Z|MINUTE",
      "Thứ sáu, 20/11/2026, 08:30 (GMT+7)|2026-11-20T01:30:00Z|MINUTE",
      "20/11/2026 08:30 GMT+9|2026-11-19T23:30:00Z|MINUTE",
      "1795138200|2026-11-20T01:30:00Z|EXACT",
      "1795138200000|2026-11-20T01:30:00Z|EXACT"})
  void datesAreReadAsTheyAreWritten(String text, Instant at, Precision precision) {
    Moment moment = Objects.requireNonNull(Dates.parse(text, Source.HOME), text);

    assertThat(moment.at().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)).isEqualTo(at);
    assertThat(moment.precision()).isEqualTo(precision);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "hôm qua", "31/02/2026", "2026-13-40", "11/20/2026 08:30", "2026-11-20T25:99", "12345",
      "20/11/2026 08:30 GMT+99"})
  void whatIsNoDateIsNone(String text) { assertThat(Dates.parse(text, Source.HOME)).isNull(); }
}
