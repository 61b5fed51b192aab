package haidang.classify.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import haidang.events.Category;
import haidang.events.PostKind;
import haidang.events.RuleStatus;
import haidang.events.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The JSON Schema of a rule's file, so that editors complete and check while one writes.
public final class RuleSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RuleSchema() {}

  /// Draft 2020-12, pretty-printed.
  public static String json() {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", "Hải Đăng rule")
        .put("type", "object").put("additionalProperties", false);
    ObjectNode fields = schema.putObject("properties");
    fields.putObject("id").put("type", "string").put("pattern", "^[a-z-]+\\.[a-z0-9-]+$");
    ObjectNode title = object(fields.putObject("title"), "vi", "en");
    title.put("type", "object");
    codes(fields.putObject("category"), Category.values(), Category::code);
    codes(fields.putObject("severity"), Severity.values(), Severity::code);
    fields.putObject("confidence").put("type", "number").put("minimum", 0).put("maximum", 1);
    codes(fields.putObject("status"), RuleStatus.values(), RuleStatus::code);
    texts(fields.putObject("legal_basis"));
    fields.putObject("match").put("type", "string").put("minLength", 1).put("description",
        "words, \"phrases\", prefix*, @lists, AND OR NOT, NEAR/n BEFORE/n, quoted() negated() plain(), conditions");
    where(fields.putObject("where"));
    examples(fields.putObject("must_match"));
    examples(fields.putObject("must_not_match"));
    texts(fields.putObject("false_positives"));
    texts(fields.putObject("known_gaps"));
    fields.putObject("owner").put("type", "string");
    fields.putObject("review_by").put("type", "string").put("format", "date");
    List.of("id", "title", "category", "severity", "match", "must_match", "must_not_match")
        .forEach(schema.putArray("required")::add);
    return schema.toPrettyString();
  }

  private static ObjectNode object(ObjectNode node, String... required) {
    node.put("additionalProperties", false);
    ObjectNode properties = node.putObject("properties");
    ArrayNode names = node.putArray("required");
    for (String name : required) {
      properties.putObject(name).put("type", "string");
      names.add(name);
    }
    return node;
  }

  private static <E> void codes(ObjectNode node, E[] values, Function<E, String> code) {
    Arrays.stream(values).map(code).forEach(node.putArray("enum")::add);
  }

  private static void texts(ObjectNode node) { node.put("type", "array").putObject("items").put("type", "string"); }

  private static void where(ObjectNode node) {
    node.put("type", "object").put("additionalProperties", false);
    ObjectNode fields = node.putObject("properties");
    for (String name : RuleReader.WHERE) {
      if (name.startsWith("has_")) {
        fields.putObject(name).put("const", true);
      } else if (name.equals("kind")) {
        codes(fields.putObject(name).put("type", "array").putObject("items"), PostKind.values(), PostKind::code);
      } else {
        texts(fields.putObject(name));
      }
    }
  }

  private static void examples(ObjectNode node) {
    ArrayNode kinds = node.put("type", "array").put("minItems", 1).putObject("items").putArray("anyOf");
    kinds.addObject().put("type", "string");
    ObjectNode whole = kinds.addObject().put("type", "object").put("additionalProperties", false);
    ObjectNode fields = whole.putObject("properties");
    RuleReader.EXAMPLE.forEach(fields::putObject);
  }
}
