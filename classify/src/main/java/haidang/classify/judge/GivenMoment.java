package haidang.classify.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import haidang.events.Malformed;
import haidang.events.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/// A moment of a given post: as the log writes it, or a date of ISO 8601 as files have it.
final class GivenMoment {
  /// Of a date that names no zone.
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int DAY = "2026-11-20".length();

  private GivenMoment() {}

  /// Writes a field as the log does, where it is a date. An empty one says nothing.
  ///
  /// @throws Malformed where it is neither
  static void complete(ObjectNode post, String field) {
    JsonNode given = post.path(field);
    if (given.isObject() || given.isNull() || given.isMissingNode()) {
      return;
    }
    String date = given.isTextual() ? given.textValue().strip() : "?";
    if (date.isEmpty()) {
      post.remove(field);
      return;
    }
    try {
      Precision precision = date.length() == DAY ? Precision.DAY : Precision.EXACT;
      post.putObject(field).put("at", instant(date).toString()).put("precision", precision.code());
    } catch (DateTimeParseException e) {
      throw new Malformed("field " + field + " is no date of ISO 8601, such as 2026-11-20T08:30:00+07:00", e);
    }
  }

  private static Instant instant(String date) {
    if (date.length() == DAY) {
      return LocalDate.parse(date).atStartOfDay(VIETNAM).toInstant();
    }
    var found = DateTimeFormatter.ISO_DATE_TIME.parseBest(date, ZonedDateTime::from, LocalDateTime::from);
    return found instanceof ZonedDateTime zoned
        ? zoned.toInstant()
        : LocalDateTime.from(found).atZone(VIETNAM).toInstant();
  }
}
