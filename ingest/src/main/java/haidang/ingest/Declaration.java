package haidang.ingest;

import haidang.events.Malformed;
import haidang.events.SourceId;
import haidang.ingest.source.NaturalPerson;
import haidang.ingest.source.Route;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import haidang.ingest.text.Addresses;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One source as a sources file declares it. What it says wrongly is thrown as [Malformed].
///
/// @param within how messages call these fields, for example ` of route`; empty for the source's own
record Declaration(Map<?, ?> fields, String within) {
  private static final Set<String> KNOWN = Set.of("id", "kind", "url", "name", "purpose", "route", "language", "zone",
      "period", "horizon", "selectors", "natural_person", "enabled");
  private static final Duration PERIOD = Duration.ofMinutes(15);
  private static final Duration HORIZON = Duration.ofDays(30);

  Declaration(@Nullable Object item) { this(item instanceof Map<?, ?> map ? map : Map.of(), ""); }

  static String idOf(@Nullable Object item) {
    return item instanceof Map<?, ?> map && map.get("id") != null ? " (" + map.get("id") + ")" : "";
  }

  Source source() {
    demandKnown(KNOWN);
    return new Source(new SourceId(need("id")), SourceKind.of(need("kind")), address(), need("name"), need("purpose"),
        route(), word("language"), zone(), duration("period", PERIOD), duration("horizon", HORIZON), selectors(),
        person(), enabled());
  }

  private void demandKnown(Set<String> known) {
    for (Object key : fields.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw new Malformed("unknown field '" + key + "'" + within + "; known are " + String.join(", ", new TreeSet<>(
            known)));
      }
    }
  }

  private @Nullable URI address() {
    String url = word("url");
    URI address = Addresses.parse(url);
    if (url != null && address == null) {
      throw new Malformed("url '" + url + "' is no http or https address");
    }
    return address;
  }

  private Route route() {
    Declaration route = part("route", Set.of("who", "when", "terms"));
    if (route.fields.isEmpty()) {
      throw new Malformed("route is missing: who allowed it, when, under which terms");
    }
    return new Route(route.need("who"), route.day("when"), route.need("terms"));
  }

  private Selectors selectors() {
    Declaration css = part("selectors", Set.of("link", "item", "title", "text", "date", "author"));
    return new Selectors(css.word("link"), css.word("item"), css.word("title"), css.word("text"), css.word("date"),
        css.word("author"));
  }

  /// Whoever names a natural person at all owes all three.
  private @Nullable NaturalPerson person() {
    Declaration person = part("natural_person", Set.of("reason", "requester", "approved_by"));
    if (!fields.containsKey("natural_person")) {
      return null;
    }
    return person.fields.isEmpty()
        ? new NaturalPerson("", "", "")
        : new NaturalPerson(person.need("reason"), person.need("requester"), person.need("approved_by"));
  }

  private Declaration part(String field, Set<String> known) {
    var part = new Declaration(fields.get(field) instanceof Map<?, ?> map ? map : Map.of(), " of " + field);
    part.demandKnown(known);
    return part;
  }

  private ZoneId zone() {
    String zone = word("zone");
    return zone == null ? Source.HOME : read("zone", zone, "is not known", ZoneId::of);
  }

  private boolean enabled() {
    String enabled = word("enabled");
    if (enabled != null && !enabled.equals("true") && !enabled.equals("false")) {
      throw new Malformed("enabled is '" + enabled + "', expected true or false");
    }
    return enabled == null || enabled.equals("true");
  }

  /// `PT15M`, or shorter `90s`, `15m`, `6h`, `7d`.
  private Duration duration(String field, Duration otherwise) {
    String word = word(field);
    return word == null ? otherwise : read(field, word, "is no duration such as 15m, 6h or 7d", Declaration::duration);
  }

  private static Duration duration(String word) {
    if (!word.matches("\\d+[smhd]")) {
      return Duration.parse(word);
    }
    String number = word.substring(0, word.length() - 1);
    return Duration.parse(word.endsWith("d") ? "P" + number + "D" : "PT" + word);
  }

  /// YAML reads an unquoted day as a date at midnight UTC.
  private LocalDate day(String field) {
    String word = fields.get(field) instanceof Date date ? date.toInstant().toString().substring(0, 10) : need(field);
    return read(field, word, "is no day such as 2026-11-01", LocalDate::parse);
  }

  private static <T> T read(String field, String word, String otherwise, Function<String, T> reader) {
    try {
      return reader.apply(word);
    } catch (DateTimeException e) {
      throw new Malformed(field + " '" + word + "' " + otherwise, e);
    }
  }

  private String need(String field) {
    String word = word(field);
    if (word == null || word.isBlank()) {
      throw new Malformed(field + " is missing");
    }
    return word;
  }

  private @Nullable String word(String field) {
    Object value = fields.get(field);
    return value == null ? null : value.toString();
  }
}
