package haidang.classify.rules;

import haidang.events.RuleBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings a rule's file into its one shape: fields in the order of the grammar's page, the expression as [Layout] has
/// it. What it cannot keep it leaves alone: comments inside an expression.
final class Formatter {
  private Formatter() {}

  /// The formatted file; the same one when it is a list, has errors, or is formatted already.
  static RuleBody format(RuleBody body) {
    if (RuleSet.id(body).startsWith("@")) {
      return body;
    }
    List<String> blocks = new ArrayList<>();
    List<String> names = new ArrayList<>();
    split(body.yaml(), blocks, names);
    int match = names.indexOf("match");
    YamlFile file = new YamlFile(body);
    Optional<YamlFile.Fields> top = file.top();
    if (match < 0 || top.isEmpty() || !file.errors().isEmpty()) {
      return body;
    }
    String expression = top.get().text("match");
    if (expression.isEmpty() || expression.contains("#")) {
      return body;
    }
    try {
      blocks.set(match, "match: |\n" + Layout.of(Parser.parse(expression)));
    } catch (Misread e) {
      return body;
    }
    return new RuleBody(body.path(), ordered(blocks, names));
  }

  /// Cuts a file where its top-level fields begin; what stands before the first goes with it.
  private static void split(String yaml, List<String> blocks, List<String> names) {
    StringBuilder before = new StringBuilder();
    for (String line : yaml.lines().toList()) {
      int colon = line.indexOf(':');
      boolean begins = colon > 0 && line.substring(0, colon).matches("[a-z_]+");
      if (begins) {
        names.add(line.substring(0, colon));
        blocks.add(before + line.stripTrailing() + "\n");
        before.setLength(0);
      } else if (blocks.isEmpty() || line.startsWith("#")) {
        before.append(line.stripTrailing()).append('\n');
      } else {
        String last = blocks.removeLast();
        blocks.add(last + before + line.stripTrailing() + "\n");
        before.setLength(0);
      }
    }
    if (!blocks.isEmpty() && !before.isEmpty()) {
      blocks.add(blocks.removeLast() + before);
    }
  }

  private static String ordered(List<String> blocks, List<String> names) {
    StringBuilder yaml = new StringBuilder();
    List<String> order = new ArrayList<>(RuleReader.FIELDS);
    names.stream().filter(name -> !order.contains(name)).forEach(order::add);
    for (String field : order) {
      int i = names.indexOf(field);
      if (i >= 0) {
        yaml.append(blocks.get(i).stripTrailing()).append('\n');
      }
    }
    return yaml.toString();
  }
}
