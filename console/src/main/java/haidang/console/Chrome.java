package haidang.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What every page shows around its own content.
///
/// @param here    which item of the navigation is this page
/// @param person  who is signed in, empty on the way in
/// @param csrf    goes into every form
/// @param theme   `light`, `dark` or `auto`
/// @param waiting cases that wait
/// @param sample  whether a ribbon says that all of it is sample data
public record Chrome(Words words, String here, String person, String csrf, String theme, long waiting, ZoneId zone,
    boolean sample) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

  public String t(String key, Object... arguments) { return words.t(key, arguments); }

  public String time(@Nullable Instant at) { return at == null ? "–" : TIME.format(at.atZone(zone)); }

  public boolean at(String item) { return here.equals(item); }
}
