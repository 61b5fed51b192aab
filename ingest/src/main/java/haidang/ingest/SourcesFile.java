package haidang.ingest;

import haidang.events.Malformed;
import haidang.events.SourceId;
import haidang.ingest.source.Source;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A YAML file that declares sources. One that is wrong is named and stops no other.
///
/// @param sources that are sound
/// @param errors  one sentence for each that is not, with file and line
public record SourcesFile(List<Source> sources, List<String> errors) {
  public SourcesFile {
    sources = List.copyOf(sources);
    errors = List.copyOf(errors);
  }

  /// @param name for messages
  public static SourcesFile parse(String name, String yaml) {
    try {
      Yaml reader = new Yaml(new SafeConstructor(options()));
      return reader.load(yaml) instanceof Map<?, ?> map && map.get("sources") instanceof List<?> items
          ? read(name, items, lines(reader.compose(new StringReader(yaml))))
          : refused(name + ": expected a list under 'sources:'");
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      String place = mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
      return refused(name + place + ": " + e.getProblem());
    } catch (YAMLException e) {
      return refused(name + ": " + e.getMessage());
    }
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return options;
  }

  private static SourcesFile refused(String error) { return new SourcesFile(List.of(), List.of(error)); }

  private static SourcesFile read(String name, List<?> items, List<Integer> lines) {
    List<Source> sources = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    Set<SourceId> ids = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      try {
        Source source = new Declaration(items.get(i)).source();
        if (!ids.add(source.id())) {
          throw new Malformed("id " + source.id() + " is taken");
        }
        sources.add(source);
      } catch (Malformed e) {
        errors.add(name + ":" + lines.get(i) + ": source " + (i + 1) + Declaration.idOf(items.get(i)) + ": "
            + e.getMessage());
      }
    }
    return new SourcesFile(sources, errors);
  }

  /// The line on which each source begins, from 1.
  private static List<Integer> lines(Node root) {
    List<Integer> lines = new ArrayList<>();
    for (NodeTuple field : ((MappingNode) root).getValue()) {
      if (field.getKeyNode() instanceof ScalarNode key && key.getValue().equals("sources")
          && field.getValueNode() instanceof SequenceNode items) {
        items.getValue().forEach(item -> lines.add(item.getStartMark().getLine() + 1));
      }
    }
    return lines;
  }
}
