package haidang.classify.rules;

import haidang.classify.vietnamese.Feature;
import haidang.events.Bilingual;
import haidang.events.Category;
import haidang.events.Counts;
import haidang.events.Link;
import haidang.events.Malformed;
import haidang.events.Post;
import haidang.events.PostKind;
import haidang.events.RuleStatus;
import haidang.events.Severity;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads a rule's file.
final class RuleReader {
  static final List<String> FIELDS = List.of("id", "title", "category", "severity", "confidence", "status",
      "legal_basis", "match", "where", "must_match", "must_not_match", "false_positives", "known_gaps", "owner",
      "review_by");
  static final List<String> WHERE = List.of("platform", "kind", "source", "language", "has_link", "has_phone",
      "has_quote");
  static final List<String> EXAMPLE = List.of("text", "title", "platform", "kind", "source", "links", "shares",
      "likes", "comments", "views", "scores");
  private static final double UNKNOWN_CONFIDENCE = 0.5;

  private final YamlFile file;
  private final String id;
  private final String hash;

  RuleReader(YamlFile file, String id, String hash) {
    this.file = file;
    this.id = id;
    this.hash = hash;
  }

  /// The rule, or nothing when the file has errors; they lie in the file.
  Optional<Draft> read() { return file.top().flatMap(this::read); }

  private Optional<Draft> read(YamlFile.Fields fields) {
    fields.only(FIELDS);
    ScalarNode written = fields.required("id");
    if (written != null && !written.getValue().equals(id)) {
      file.error(written.getStartMark(), "id '" + written.getValue() + "' does not match the path", id, "");
    }
    Bilingual title = title(fields);
    Category category = code(fields, "category", Category.values(), Category::code, null);
    Severity severity = code(fields, "severity", Severity.values(), Severity::code, null);
    RuleStatus status = code(fields, "status", RuleStatus.values(), RuleStatus::code, RuleStatus.ACTIVE);
    ScalarNode expression = fields.required("match");
    Node match = expression == null ? null : parse(expression);
    List<Condition> where = where(fields);
    List<Example> must = examples(fields, "must_match");
    List<Example> mustNot = examples(fields, "must_not_match");
    LocalDate reviewBy = date(fields);
    double confidence = confidence(fields);
    if (!file.errors().isEmpty() || category == null || severity == null || status == null || match == null
        || expression == null) {
      return Optional.empty();
    }
    Rule rule = new Rule(id, hash, status, title, category, severity, confidence, fields.texts("legal_basis"),
        expression.getValue().strip(), where.stream().map(Condition::toString).toList(),
        must.stream().map(example -> example.post().text()).toList(),
        mustNot.stream().map(example -> example.post().text()).toList(), fields.texts("false_positives"),
        fields.texts("known_gaps"), fields.text("owner"), reviewBy);
    return Optional.of(new Draft(rule, match, where, must, mustNot, expression));
  }

  private @Nullable Node parse(ScalarNode expression) {
    try {
      return Parser.parse(expression.getValue());
    } catch (Misread e) {
      file.error(expression, e);
      return null;
    }
  }

  private Bilingual title(YamlFile.Fields fields) {
    if (!fields.has("title")) {
      file.error(fields.mark(), "field 'title' is missing", "title: {vi: …, en: …}", "");
    }
    Optional<YamlFile.Fields> title = fields.mapping("title");
    title.ifPresent(both -> {
      both.only(List.of("vi", "en"));
      both.required("vi");
      both.required("en");
    });
    return new Bilingual(title.map(both -> both.text("vi")).orElse(""), title.map(both -> both.text("en")).orElse(""));
  }

  private <E> @Nullable E code(YamlFile.Fields fields, String name, E[] values, Function<E, String> code,
      @Nullable E missing) {
    if (!fields.has(name) && missing != null) {
      return missing;
    }
    ScalarNode written = fields.required(name);
    if (written == null) {
      return null;
    }
    for (E value : values) {
      if (code.apply(value).equals(written.getValue())) {
        return value;
      }
    }
    List<String> known = Arrays.stream(values).map(code).toList();
    file.error(written.getStartMark(), "unknown " + name + " '" + written.getValue() + "'",
        "one of " + String.join(", ", known), Nearest.to(written.getValue(), known));
    return null;
  }

  private double confidence(YamlFile.Fields fields) {
    if (!fields.has("confidence")) {
      return UNKNOWN_CONFIDENCE;
    }
    String text = fields.text("confidence");
    if (text.matches("0(\\.[0-9]{1,9})?|1(\\.0{1,9})?")) {
      return Double.parseDouble(text);
    }
    file.error(fields.mark("confidence"), "confidence '" + text + "'", "a number from 0 to 1", "");
    return UNKNOWN_CONFIDENCE;
  }

  private @Nullable LocalDate date(YamlFile.Fields fields) {
    if (!fields.has("review_by")) {
      return null;
    }
    try {
      return LocalDate.parse(fields.text("review_by"));
    } catch (DateTimeParseException e) {
      file.error(fields.mark("review_by"), "'" + fields.text("review_by") + "' is no date", "a date like 2027-06-01",
          "");
      return null;
    }
  }

  private List<Condition> where(YamlFile.Fields fields) {
    List<Condition> conditions = new ArrayList<>();
    fields.mapping("where").ifPresent(where -> {
      where.only(WHERE);
      for (Attribute attribute : Attribute.values()) {
        if (where.has(attribute.code())) {
          conditions.add(new Condition.OneOf(attribute, new TreeSet<>(where.texts(attribute.code()))));
        }
      }
      feature(where, "has_link", Feature.LINK, conditions);
      feature(where, "has_phone", Feature.PHONE, conditions);
      feature(where, "has_quote", Feature.QUOTE, conditions);
    });
    return conditions;
  }

  private void feature(YamlFile.Fields where, String name, Feature feature, List<Condition> conditions) {
    if (where.has(name)) {
      if (where.text(name).equals("true")) {
        conditions.add(new Condition.Shows(feature, true));
      } else {
        file.error(where.mark(name), name + ": " + where.text(name), "true",
            "write AND NOT has:" + feature.code() + " in match for the opposite");
      }
    }
  }

  private List<Example> examples(YamlFile.Fields fields, String name) {
    List<Example> examples = new ArrayList<>();
    for (org.yaml.snakeyaml.nodes.Node item : fields.items(name)) {
      if (item instanceof ScalarNode scalar) {
        if (scalar.getValue().length() > Post.MAX_TEXT) {
          file.error(scalar.getStartMark(), "an example of " + scalar.getValue().length() + " characters",
              "at most " + Post.MAX_TEXT, "");
        } else {
          examples.add(Example.of(scalar.getValue(), scalar.getStartMark()));
        }
      } else if (item instanceof MappingNode mapping) {
        whole(fields.fields(mapping)).ifPresent(examples::add);
      } else {
        file.error(item.getStartMark(), "an example must be a text or a mapping", "text: …", "");
      }
    }
    if (examples.isEmpty()) {
      file.error(fields.mark(name), "a rule needs examples in " + name, "at least one text", "");
    }
    return examples;
  }

  private Optional<Example> whole(YamlFile.Fields example) {
    example.only(EXAMPLE);
    SortedMap<String, Double> scores = new TreeMap<>();
    example.mapping("scores").ifPresent(given -> given.names().forEach(name -> {
      Double score = number(given, name);
      if (score != null) {
        scores.put(name, score);
      }
    }));
    PostKind kind = code(example, "kind", PostKind.values(), PostKind::code, PostKind.POST);
    try {
      List<Link> links = example.texts("links").stream().map(url -> new Link(URI.create(url), null)).toList();
      Counts counts = new Counts(count(example, "likes"), count(example, "shares"), count(example, "comments"),
          count(example, "views"));
      String title = example.has("title") ? example.text("title") : null;
      return Optional.of(new Example(Example.post(or(example.text("platform"), "example"), kind == null
          ? PostKind.POST
          : kind, or(example.text("source"), "example"), title, example.text("text"), links, counts), scores, true,
          example.mark()));
    } catch (Malformed e) {
      file.error(example.mark(), String.valueOf(e.getMessage()), "", "");
    } catch (IllegalArgumentException e) {
      file.error(example.mark("links"), "this is no address", "links: [https://…]", "");
    }
    return Optional.empty();
  }

  private static String or(String text, String other) { return text.isEmpty() ? other : text; }

  private @Nullable Long count(YamlFile.Fields example, String name) {
    Double number = number(example, name);
    return number == null ? null : number.longValue();
  }

  private @Nullable Double number(YamlFile.Fields fields, String name) {
    if (!fields.has(name)) {
      return null;
    }
    String text = fields.text(name);
    if (text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")) {
      return Double.valueOf(text);
    }
    file.error(fields.mark(name), name + " '" + text + "' is no number", "a number", "");
    return null;
  }

}
