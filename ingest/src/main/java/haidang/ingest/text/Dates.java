package haidang.ingest.text;

import haidang.events.Moment;
import haidang.events.Precision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates as feeds, pages and exports write them: ISO 8601, RFC 822, seconds or milliseconds since 1970, and the
/// Vietnamese `dd/MM/yyyy HH:mm`.
public final class Dates {
  private static final Pattern VIETNAMESE = Pattern.compile(
      "(?<!\\d)(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?:\\D{1,12}?(\\d{1,2})[:hg](\\d{2})(?::(\\d{2}))?)?");
  private static final Pattern TIME_FIRST = Pattern.compile(
      "(?<!\\d)(\\d{1,2})[:hg](\\d{2})\\D{1,12}?(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
  private static final Pattern ISO = Pattern.compile(
      "(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?\\s*(Z|[+-]\\d{2}:?\\d{2})?");
  /// Often wrong, and never needed.
  private static final Pattern WEEKDAY = Pattern.compile("\\A\\p{Alpha}{3,9},?\\s+");
  private static final Pattern EPOCH = Pattern.compile("\\d{9,10}|\\d{12,13}");

  private Dates() {}

  /// @param zone for dates that name none
  /// @return null where the text holds no date we can read
  public static @Nullable Moment parse(@Nullable String text, ZoneId zone) {
    String trimmed = text == null ? "" : text.strip();
    if (trimmed.isEmpty() || trimmed.length() > 200) {
      return null;
    }
    try {
      Moment moment = EPOCH.matcher(trimmed).matches() ? epoch(trimmed) : iso(trimmed, zone);
      moment = moment == null ? rfc822(trimmed, zone) : moment;
      return moment == null ? vietnamese(trimmed, zone) : moment;
    } catch (DateTimeException e) {
      return null; // such as the 31st of February: a claim nobody can place in time
    }
  }

  private static Moment epoch(String digits) {
    long number = Long.parseLong(digits);
    return Moment.exactly(digits.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
  }

  private static @Nullable Moment iso(String text, ZoneId zone) {
    Matcher m = ISO.matcher(text);
    if (!m.lookingAt()) {
      return null;
    }
    LocalDate date = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
    if (m.group(4) == null) {
      return new Moment(date.atStartOfDay(zone).toInstant(), Precision.DAY);
    }
    LocalDateTime at = date.atTime(number(m, 4), number(m, 5), m.group(6) == null ? 0 : number(m, 6));
    ZoneId named = m.group(7) == null ? zone : ZoneId.of(m.group(7));
    return new Moment(at.atZone(named).toInstant(), m.group(6) == null ? Precision.MINUTE : Precision.EXACT);
  }

  private static @Nullable Moment rfc822(String text, ZoneId zone) {
    try {
      String date = WEEKDAY.matcher(text).replaceFirst("");
      TemporalAccessor at = Loose.FORMAT.parseBest(date, ZonedDateTime::from, LocalDateTime::from);
      return Moment.exactly(at instanceof ZonedDateTime zoned
          ? zoned.toInstant()
          : LocalDateTime.from(at).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      return null; // it may be a date of another kind
    }
  }

  private static @Nullable Moment vietnamese(String text, ZoneId zone) {
    Matcher time = TIME_FIRST.matcher(text);
    if (time.find()) {
      return minute(number(time, 5), number(time, 4), number(time, 3), number(time, 1), number(time, 2), text, zone);
    }
    Matcher m = VIETNAMESE.matcher(text);
    if (!m.find()) {
      return null;
    }
    if (m.group(4) == null) {
      LocalDate day = LocalDate.of(number(m, 3), number(m, 2), number(m, 1));
      return new Moment(day.atStartOfDay(zone).toInstant(), Precision.DAY);
    }
    return minute(number(m, 3), number(m, 2), number(m, 1), number(m, 4), number(m, 5), text, zone);
  }

  private static Moment minute(int year, int month, int day, int hour, int minute, String text, ZoneId zone) {
    Matcher offset = Pattern.compile("GMT\\s*([+-]\\d{1,2})").matcher(text);
    ZoneId named = offset.find() ? ZoneId.of("GMT" + offset.group(1)) : zone;
    var at = LocalDate.of(year, month, day).atTime(LocalTime.of(hour, minute));
    return new Moment(at.atZone(named).toInstant(), Precision.MINUTE);
  }

  private static int number(Matcher m, int group) { return Integer.parseInt(m.group(group)); }

  /// RFC 822 as it is met: two-digit years, named zones or none.
  private static final class Loose {
    static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().parseCaseInsensitive()
        .appendPattern("d MMM [uuuu][uu] H:mm[:ss][ ][zzz][xxx][xx][x]").toFormatter(Locale.ENGLISH);
  }
}
