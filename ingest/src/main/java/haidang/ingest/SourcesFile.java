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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// A YAML file that declares sources. One that is wrong is named and stops no other.
///
/// @param sources that are sound
/// @param errors  one sentence for each that is not
public record SourcesFile(List<Source> sources, List<String> errors) {
  private static final Set<String> FIELDS = Set.of("id", "kind", "url", "name", "purpose", "route", "language", "zone",
      "period", "horizon", "selectors", "natural_person", "enabled");
  private static final Duration PERIOD = Duration.ofMinutes(15);
  private static final Duration HORIZON = Duration.ofDays(7);

  public SourcesFile {
    sources = List.copyOf(sources);
    errors = List.copyOf(errors);
  }

  /// @param name for messages
  public static SourcesFile parse(String name, String yaml) {
    Object root;
    try {
      root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      return new SourcesFile(List.of(), List.of(name + (mark == null
          ? ""
          : ":" + (mark.getLine() + 1) + ":" + (mark
              .getColumn() + 1))
          + ": " + e.getProblem()));
    }
    if (!(root instanceof Map<?, ?> map) || !(map.get("sources") instanceof List<?> items)) {
      return new SourcesFile(List.of(), List.of(name + ": expected a list under 'sources:'"));
    }
    List<Source> sources = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    Set<SourceId> ids = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      try {
        Source source = new Fields(items.get(i)).source();
        if (!ids.add(source.id())) {
          throw new Malformed("id " + source.id() + " is taken");
        }
        sources.add(source);
      } catch (Malformed | DateTimeException e) {
        errors.add(name + ": source " + (i + 1) + Fields.idOf(items.get(i)) + ": " + e.getMessage());
      }
    }
    return new SourcesFile(sources, errors);
  }

  /// The fields of one declaration.
  private record Fields(Map<?, ?> map) {
    Fields(@Nullable Object item) { this(item instanceof Map<?, ?> map ? map : Map.of()); }

    static String idOf(@Nullable Object item) {
      return item instanceof Map<?, ?> map && map.get("id") != null ? " (" + map.get("id") + ")" : "";
    }

    Source source() {
      for (Object key : map.keySet()) {
        if (!FIELDS.contains(String.valueOf(key))) {
          throw new Malformed("unknown field '" + key + "'; known are " + String.join(", ", FIELDS.stream().sorted()
              .toList()));
        }
      }
      SourceKind kind = SourceKind.of(need("kind"));
      String url = word("url");
      URI address = Addresses.parse(url);
      if (url != null && address == null) {
        throw new Malformed("url '" + url + "' is no http or https address");
      }
      String zone = word("zone");
      String enabled = word("enabled");
      return new Source(new SourceId(need("id")), kind, address, need("name"), need("purpose"), route(), word(
          "language"), zone == null ? Source.HOME : ZoneId.of(zone), duration("period", PERIOD),
          duration("horizon",
              HORIZON),
          selectors(), person(), enabled == null || Boolean.parseBoolean(enabled));
    }

    private Route route() {
      Fields route = new Fields(map.get("route"));
      if (route.map().isEmpty()) {
        throw new Malformed("route is missing: who allowed it, when, under which terms");
      }
      return new Route(route.need("who"), LocalDate.parse(route.day("when")), route.need("terms"));
    }

    private Selectors selectors() {
      Fields css = new Fields(map.get("selectors"));
      return new Selectors(css.word("link"), css.word("item"), css.word("title"), css.word("text"), css.word("date"),
          css.word("author"));
    }

    private @Nullable NaturalPerson person() {
      Fields person = new Fields(map.get("natural_person"));
      return person.map().isEmpty()
          ? null
          : new NaturalPerson(person.need("reason"), person.need("requester"), person
              .need("approved_by"));
    }

    /// `PT15M`, or shorter `90s`, `15m`, `6h`, `7d`.
    private Duration duration(String field, Duration otherwise) {
      String word = word(field);
      if (word == null) {
        return otherwise;
      }
      if (!word.matches("\\d+[smhd]")) {
        return Duration.parse(word);
      }
      long number = Long.parseLong(word.substring(0, word.length() - 1));
      return switch (word.charAt(word.length() - 1)) {
        case 's' -> Duration.ofSeconds(number);
        case 'm' -> Duration.ofMinutes(number);
        case 'h' -> Duration.ofHours(number);
        default -> Duration.ofDays(number);
      };
    }

    /// YAML reads an unquoted day as a date at midnight UTC.
    private String day(String field) {
      return map.get(field) instanceof java.util.Date date ? date.toInstant().toString().substring(0, 10) : need(field);
    }

    private String need(String field) {
      String word = word(field);
      if (word == null || word.isBlank()) {
        throw new Malformed(field + " is missing");
      }
      return word;
    }

    private @Nullable String word(String field) {
      Object value = map.get(field);
      return value == null ? null : value.toString();
    }
  }
}
