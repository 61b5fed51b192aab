package haidang.classify.rules;

import haidang.events.RuleBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// One YAML file that remembers where everything stands, so that errors point at it. Reading goes on after an error;
/// all errors are collected.
final class YamlFile {
  private static final int MAX_CHARS = 1 << 20;

  /// Every scalar is read as text, so that none need be compared with what numbers and dates look like.
  private static final Resolver TEXTS = new Resolver() {
    @Override
    protected void addImplicitResolvers() {}
  };

  private final RuleBody body;
  private final List<RuleError> errors = new ArrayList<>();

  YamlFile(RuleBody body) { this.body = body; }

  List<RuleError> errors() { return errors; }

  /// The mapping at the top, if the file is one.
  Optional<Fields> top() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARS);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(20);
    try {
      Node root = new Composer(new ParserImpl(new StreamReader(body.yaml()), options), TEXTS, options).getSingleNode();
      if (root instanceof MappingNode mapping) {
        return Optional.of(new Fields(mapping));
      }
      error(root == null ? null : root.getStartMark(), "this is no mapping", "fields such as id: and match:", "");
    } catch (MarkedYAMLException e) {
      error(e.getProblemMark(), "this is no YAML: " + e.getProblem(), "", "");
    } catch (YAMLException e) {
      error(null, "this is no YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), "", "");
    }
    return Optional.empty();
  }

  void error(@Nullable Mark mark, String message, String expected, String suggestion) {
    int line = mark == null ? 1 : mark.getLine() + 1;
    int column = mark == null ? 1 : mark.getColumn() + 1;
    errors.add(new RuleError(body.path(), line, column, message, expected, suggestion));
  }

  /// Reports an error inside a text, at an offset in its value.
  void error(ScalarNode scalar, Misread misread) {
    int[] place = place(scalar, misread.at());
    errors.add(new RuleError(body.path(), place[0], place[1], misread.reason(), misread.expected(),
        misread.suggestion()));
  }

  /// Line and column of an offset in a scalar's value: counts the characters that are no white space, which quoting and
  /// folding keep. The end is just behind the last of them.
  private int[] place(ScalarNode scalar, int offset) {
    List<String> lines = body.yaml().lines().toList();
    String value = scalar.getValue();
    boolean end = offset >= value.stripTrailing().length() && !value.isBlank();
    int visible = (int) value.substring(0, Math.min(offset, value.length())).chars()
        .filter(c -> !Character.isWhitespace(c)).count() - (end ? 1 : 0);
    int line = scalar.getStartMark().getLine();
    int column = scalar.getStartMark().getColumn();
    boolean block = scalar.getScalarStyle() == org.yaml.snakeyaml.DumperOptions.ScalarStyle.LITERAL
        || scalar.getScalarStyle() == org.yaml.snakeyaml.DumperOptions.ScalarStyle.FOLDED;
    boolean quoted = !block && !scalar.isPlain();
    if (block) {
      line++;
      column = 0;
    } else if (quoted) {
      column++;
    }
    for (; line < lines.size(); line++, column = 0) {
      String text = lines.get(line);
      for (int i = Math.min(column, text.length()); i < text.length(); i++) {
        char c = text.charAt(i);
        boolean escape = quoted && i + 1 < text.length()
            && (c == '\\' || c == '\'' && text.charAt(i + 1) == '\'');
        if (Character.isWhitespace(c) || escape) {
          continue;
        }
        if (visible-- == 0) {
          return new int[]{line + 1, end ? i + 2 : i + 1};
        }
      }
    }
    return new int[]{scalar.getStartMark().getLine() + 1, scalar.getStartMark().getColumn() + 1};
  }

  /// A mapping's fields by name.
  final class Fields {
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private Fields(MappingNode node) {
      this.node = node;
      for (NodeTuple tuple : node.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
          error(tuple.getKeyNode().getStartMark(), "a field name must be a word", "", "");
        } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
          error(key.getStartMark(), "field '" + key.getValue() + "' stands here twice", "", "remove one");
        } else {
          keys.put(key.getValue(), key);
        }
      }
    }

    Mark mark() { return node.getStartMark(); }

    Mark mark(String name) {
      Node value = values.get(name);
      return value == null ? mark() : value.getStartMark();
    }

    boolean has(String name) { return values.containsKey(name); }

    Set<String> names() { return new HashSet<>(values.keySet()); }

    void only(List<String> known) {
      keys.forEach((name, key) -> {
        if (!known.contains(name)) {
          error(key.getStartMark(), "unknown field '" + name + "'", "one of " + String.join(", ", known),
              Nearest.to(name, known));
        }
      });
    }

    /// The scalar, or null and an error when it is missing or something else.
    @Nullable
    ScalarNode required(String name) {
      if (!has(name)) {
        error(mark(), "field '" + name + "' is missing", name + ": …", "");
        return null;
      }
      return scalar(name);
    }

    @Nullable
    ScalarNode scalar(String name) {
      Node value = values.get(name);
      if (value == null || value instanceof ScalarNode) {
        return (ScalarNode) value;
      }
      error(value.getStartMark(), "'" + name + "' must be a single value", "text", "");
      return null;
    }

    String text(String name) {
      ScalarNode scalar = scalar(name);
      return scalar == null ? "" : scalar.getValue().strip();
    }

    Optional<Fields> mapping(String name) {
      Node value = values.get(name);
      if (value instanceof MappingNode mapping) {
        return Optional.of(new Fields(mapping));
      }
      if (value != null) {
        error(value.getStartMark(), "'" + name + "' must be a mapping", "fields in { } or indented", "");
      }
      return Optional.empty();
    }

    /// The items of a list; a single value counts as a list of one.
    List<Node> items(String name) {
      Node value = values.get(name);
      if (value instanceof SequenceNode sequence) {
        return sequence.getValue();
      }
      return value == null ? List.of() : List.of(value);
    }

    List<String> texts(String name) {
      List<String> texts = new ArrayList<>();
      for (Node item : items(name)) {
        if (item instanceof ScalarNode scalar) {
          texts.add(scalar.getValue());
        } else {
          error(item.getStartMark(), "'" + name + "' takes texts", "text", "put it into quotation marks");
        }
      }
      return texts;
    }

    Fields fields(MappingNode item) { return new Fields(item); }
  }
}
