package haidang.ingest.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import haidang.events.Counts;
import haidang.events.Link;
import haidang.events.Media;
import haidang.events.MediaKind;
import haidang.events.Moment;
import haidang.events.PostKind;
import haidang.events.Precision;
import haidang.ingest.text.Addresses;
import haidang.ingest.text.Dates;
import haidang.ingest.text.Whole;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of one line, by what they should hold. One that holds something else is as absent as one that is null or
/// blank, and is remembered.
final class LineFields {
  private static final Pattern PLATFORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
  private final JsonNode line;
  private final List<String> dropped = new ArrayList<>();

  LineFields(JsonNode line) { this.line = line; }

  /// The fields that could not be read.
  List<String> dropped() { return List.copyOf(dropped); }

  /// A string exactly as it is, also a blank one.
  @Nullable
  String text(String names) { return read(names, at(names), at -> at.isTextual() ? at.textValue() : null); }

  /// A string or a number.
  @Nullable
  String word(String names) { return given(names, LineFields::word); }

  @Nullable
  String platform(String names) {
    return given(names, at -> at.isTextual() && PLATFORM.matcher(lower(at)).matches() ? lower(at) : null);
  }

  PostKind kind(String names) {
    PostKind kind = given(names, at -> Arrays.stream(PostKind.values()).filter(k -> k.code().equals(lower(at)))
        .findFirst().orElse(null));
    return kind == null ? PostKind.POST : kind;
  }

  @Nullable
  URI address(String names) { return given(names, LineFields::address); }

  /// @param sane whether the moment can be meant
  @Nullable
  Moment moment(String names, ZoneId zone, Function<Moment, Boolean> sane) {
    return given(names, at -> {
      Moment moment = moment(at, zone);
      return moment != null && sane.apply(moment) ? moment : null;
    });
  }

  Counts counts(FieldMapping.Further names) {
    return new Counts(count(names.likes()), count(names.shares()), count(names.comments()), count(names.views()));
  }

  List<Media> media(String names) { return list(names, LineFields::medium); }

  List<Link> links(String names) {
    return list(names, each -> {
      URI url = address(each.isObject() ? each.path("url") : each);
      return url == null ? null : new Link(url, said(each, "text"));
    });
  }

  private @Nullable Long count(String names) {
    return given(names, at -> {
      boolean whole = at.isNumber()
          ? at.canConvertToExactIntegral() && at.canConvertToLong()
          : DIGITS.matcher(at
              .asText().strip()).matches();
      long number = whole ? at.isNumber() ? at.longValue() : Long.parseLong(at.asText().strip()) : -1;
      return number < 0 ? null : number;
    });
  }

  /// What can be read of a list, or the one thing that stands in its place.
  private <T> List<T> list(String names, Function<JsonNode, @Nullable T> reader) {
    List<T> all = given(names, at -> {
      List<T> read = new ArrayList<>();
      for (JsonNode each : at.isArray() ? at : List.of(at)) {
        T one = reader.apply(each);
        if (one != null) {
          read.add(one);
        }
      }
      if (read.size() < (at.isArray() ? at.size() : 1)) {
        drop(names);
      }
      return read;
    });
    return all == null ? List.of() : all;
  }

  private static @Nullable Media medium(JsonNode each) {
    URI url = address(each.isObject() ? each.path("url") : each);
    MediaKind kind = Arrays.stream(MediaKind.values()).filter(k -> k.code().equals(lower(each.path("kind"))))
        .findFirst().orElse(MediaKind.DOCUMENT);
    return url == null ? null : new Media(kind, url, said(each, "caption"), said(each, "alt"));
  }

  private static @Nullable String said(JsonNode object, String field) {
    String said = object.path(field).textValue();
    return said == null || said.isBlank() ? null : said;
  }

  /// As a date is written, or as the contract has it: `{"at", "precision"}`.
  private static @Nullable Moment moment(JsonNode at, ZoneId zone) {
    Moment moment = Dates.parse(word(at.isObject() ? at.path("at") : at), zone);
    return moment == null
        ? null
        : Arrays.stream(Precision.values()).filter(p -> p.code().equals(at.path("precision")
            .asText())).findFirst().map(p -> new Moment(moment.at(), p)).orElse(moment);
  }

  private static @Nullable URI address(JsonNode at) {
    URI address = at.isTextual() ? Addresses.parse(Whole.of(at.textValue())) : null;
    return address == null ? null : Addresses.withoutSecrets(address);
  }

  private static @Nullable String word(JsonNode at) { return at.isTextual() || at.isNumber() ? at.asText() : null; }

  private static String lower(JsonNode at) { return at.asText().strip().toLowerCase(Locale.ROOT); }

  private <T> @Nullable T given(String names, Function<JsonNode, @Nullable T> reader) {
    JsonNode at = at(names);
    return at.isTextual() && at.textValue().isBlank() ? null : read(names, at, reader);
  }

  private <T> @Nullable T read(String names, JsonNode at, Function<JsonNode, @Nullable T> reader) {
    if (at.isMissingNode() || at.isNull()) {
      return null;
    }
    T value = reader.apply(at);
    if (value == null) {
      drop(names);
    }
    return value;
  }

  private void drop(String names) {
    Arrays.stream(names.split("\\|")).filter(name -> !one(name).isMissingNode()).limit(1).forEach(dropped::add);
  }

  private JsonNode at(String names) {
    JsonNode whole = one(names);
    if (!whole.isMissingNode() || names.indexOf('|') < 0) {
      return whole;
    }
    return Arrays.stream(names.split("\\|")).map(this::one).filter(at -> !at.isMissingNode()).findFirst().orElse(
        whole);
  }

  private JsonNode one(String name) {
    JsonNode at = line.path(name);
    for (String step : at.isMissingNode() ? name.split("\\.") : new String[0]) {
      at = (at.isMissingNode() ? line : at).path(step);
      if (at.isMissingNode()) {
        break;
      }
    }
    return at;
  }
}
