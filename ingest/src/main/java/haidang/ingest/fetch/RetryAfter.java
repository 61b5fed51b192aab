package haidang.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/// The header by which a server asks for patience.
final class RetryAfter {
  private static final Duration UNSAID = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  private RetryAfter() {}

  /// @param header seconds or an HTTP date; the empty string where the server named none
  static Instant until(String header, Instant now) {
    Instant asked = asked(header.strip(), now);
    Instant latest = now.plus(LONGEST);
    return asked.isBefore(now) ? now.plus(UNSAID) : asked.isAfter(latest) ? latest : asked;
  }

  private static Instant asked(String header, Instant now) {
    if (header.matches("\\d{1,9}")) {
      return now.plusSeconds(Long.parseLong(header));
    }
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, ZonedDateTime::from).toInstant();
    } catch (DateTimeParseException e) {
      return now.plus(UNSAID);
    }
  }
}
