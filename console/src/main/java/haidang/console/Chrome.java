package haidang.console;

import haidang.alerting.Tally;
import haidang.classify.rules.LegalBasis;
import haidang.console.signin.Session;
import haidang.events.Category;
import haidang.events.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What every page shows around its own content, and how it writes times and numbers.
///
/// @param here    which item of the navigation is this page
/// @param session who is signed in, absent on the way in
/// @param theme   `light`, `dark` or `auto`
/// @param tally   cases that wait
/// @param asset   where an asset lies, by name
/// @param sources names of sources, by id
/// @param grounds what flags may rest on in law
/// @param sample  whether the page says that all of it is sample data
public record Chrome(Words words, String here, @Nullable Session session, String csrf, String theme, Tally tally,
    Instant now, ZoneId zone, UnaryOperator<String> asset, Map<String, String> sources,
    Grounds grounds, boolean sample) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  public long waiting() { return tally.waiting(); }

  public String t(String key, Object... arguments) { return words.t(key, arguments); }

  public String asset(String name) { return asset.apply(name); }

  public boolean at(String item) { return here.equals(item); }

  public String person() { return session == null ? "" : session.account(); }

  public String role() { return session == null ? "" : words.t("role." + session.role().code()); }

  public boolean may(String permission) { return session != null && session.may(permission); }

  public String sourceName(SourceId id) { return sources.getOrDefault(id.value(), id.value()); }

  /// Whether a provision is known to be in force today.
  public boolean proven(LegalBasis basis) { return basis.provenOn(LocalDate.ofInstant(now, zone)); }

  public String time(@Nullable Instant at) { return at == null ? "–" : TIME.format(at.atZone(zone)); }

  public String clock(@Nullable Instant at) { return at == null ? "–" : HOUR.format(at.atZone(zone)); }

  /// The half that the reader understands of what a room says in both languages, `Vietnamese / English`; whatever is of
  /// one language, as it is.
  public String said(String both) {
    String[] halves = both.split(" / ", -1);
    return halves.length == 2 ? halves[words.english() ? 1 : 0] : both;
  }

  /// The moment that the page's figures are of.
  public String fresh() { return CLOCK.format(now.atZone(zone)); }

  /// The day, with its name in the reader's language.
  public String today() {
    return DateTimeFormatter.ofPattern("EEEE, dd/MM/yyyy", words.locale()).format(now.atZone(zone));
  }

  public String day(LocalDate day) { return DAY.format(day); }

  /// How long ago, roughly; a date once it is a day or more.
  public String ago(@Nullable Instant at) {
    if (at == null) {
      return "–";
    }
    Duration age = Duration.between(at, now);
    if (age.toMinutes() < 1) {
      return words.t("time.now");
    }
    return age.toHours() < 1
        ? words.t("time.minutes", age.toMinutes())
        : age.toDays() < 1 ? words.t("time.hours", age.toHours()) : DAY.format(at.atZone(zone));
  }

  public String number(long number) { return String.format(words.locale(), "%,d", number); }

  /// The change between two counts in percent, or nothing to compare with.
  public String change(long now, long before) {
    if (before == 0) {
      return "–";
    }
    long percent = Math.round(100.0 * (now - before) / before);
    return (percent > 0 ? "▲ " : percent < 0 ? "▼ " : "") + Math.abs(percent) + " %";
  }

  public String icon(Category category) {
    return switch (category) {
      case FAKE_NEWS -> "megaphone";
      case OBSCENE -> "chat-square-dots";
      case INSULT -> "chat-left-quote";
      case PORNOGRAPHY -> "eye-slash";
      case VIOLENCE -> "exclamation-octagon";
      case GAMBLING -> "dice-5";
      case ILLEGAL_ADS -> "bag-x";
      case SCAM -> "shield-exclamation";
      case PRIVATE_DATA -> "person-lock";
    };
  }
}
