package haidang.classify.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads a word list's file.
final class ListReader {
  static final List<String> FIELDS = List.of("id", "title", "terms", "domains");
  static final List<String> TERM = List.of("term", "bare", "bare_needs", "needs", "except", "teencode");

  private final YamlFile file;
  private final String id;
  private final String hash;
  private final List<ScalarNode> texts = new ArrayList<>();

  ListReader(YamlFile file, String id, String hash) {
    this.file = file;
    this.id = id;
    this.hash = hash;
  }

  /// Tells what is wrong with an item that was read.
  ///
  /// @param item its number
  void error(int item, Misread misread) { file.error(texts.get(item), misread); }

  Optional<WordList> read() { return file.top().flatMap(this::read); }

  private Optional<WordList> read(YamlFile.Fields fields) {
    fields.only(FIELDS);
    ScalarNode written = fields.required("id");
    if (written != null && !written.getValue().equals(id)) {
      file.error(written.getStartMark(), "id '" + written.getValue() + "' does not match the path", "\"" + id + "\"",
          "");
    }
    List<WordList.Item> items = new ArrayList<>();
    fields.items("terms").forEach(node -> item(fields, node).ifPresent(items::add));
    List<String> domains = fields.texts("domains").stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    if (items.isEmpty() == domains.isEmpty() && file.errors().isEmpty()) {
      file.error(fields.mark(), id + " needs either terms or domains", "terms: […]", "");
    }
    String vi = fields.mapping("title").map(title -> title.text("vi")).orElse(id);
    String en = fields.mapping("title").map(title -> title.text("en")).orElse(id);
    return file.errors().isEmpty() ? Optional.of(new WordList(id, hash, vi, en, items, domains)) : Optional.empty();
  }

  private Optional<WordList.Item> item(YamlFile.Fields fields, Node node) {
    if (node instanceof ScalarNode scalar) {
      texts.add(scalar);
      return Optional.of(new WordList.Term(scalar.getValue(), null, List.of(), List.of(), List.of(), List.of()));
    }
    if (!(node instanceof MappingNode mapping)) {
      file.error(node.getStartMark(), "a term must be a text or a mapping", "term: …", "");
      return Optional.empty();
    }
    YamlFile.Fields item = fields.fields(mapping);
    return item.has("match") ? match(item).map(match -> match) : term(item).map(term -> term);
  }

  private Optional<WordList.Match> match(YamlFile.Fields item) {
    item.only(List.of("match"));
    ScalarNode text = item.scalar("match");
    if (text == null) {
      return Optional.empty();
    }
    texts.add(text);
    try {
      return Optional.of(new WordList.Match(Parser.parse(text.getValue())));
    } catch (Misread e) {
      file.error(text, e);
      return Optional.empty();
    }
  }

  private Optional<WordList.Term> term(YamlFile.Fields item) {
    item.only(TERM);
    ScalarNode text = item.required("term");
    Boolean bare = item.has("bare") ? Boolean.valueOf(item.text("bare")) : null;
    if (item.has("bare") && !item.text("bare").matches("true|false")) {
      file.error(item.mark("bare"), "bare: " + item.text("bare"), "true or false", "");
    }
    if (text == null) {
      return Optional.empty();
    }
    texts.add(text);
    return Optional.of(new WordList.Term(text.getValue(), bare, item.texts("bare_needs"), item.texts("needs"),
        item.texts("except"), item.texts("teencode")));
  }
}
