package haidang.classify.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  private final List<org.yaml.snakeyaml.error.Mark> marks = new ArrayList<>();

  ListReader(YamlFile file, String id, String hash) {
    this.file = file;
    this.id = id;
    this.hash = hash;
  }

  /// Where the terms stand, for errors found later.
  List<org.yaml.snakeyaml.error.Mark> marks() { return marks; }

  Optional<WordList> read() { return file.top().flatMap(this::read); }

  private Optional<WordList> read(YamlFile.Fields fields) {
    fields.only(FIELDS);
    ScalarNode written = fields.required("id");
    if (written != null && !written.getValue().equals(id)) {
      file.error(written.getStartMark(), "id '" + written.getValue() + "' does not match the path", "\"" + id + "\"",
          "");
    }
    List<WordList.Term> terms = new ArrayList<>();
    for (Node item : fields.items("terms")) {
      WordList.Term term = term(fields, item);
      if (term != null) {
        terms.add(term);
        marks.add(item.getStartMark());
      }
    }
    List<String> domains = fields.texts("domains").stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    if (terms.isEmpty() == domains.isEmpty() && file.errors().isEmpty()) {
      file.error(fields.mark(), id + " needs either terms or domains", "terms: […]", "");
    }
    String vi = fields.mapping("title").map(title -> title.text("vi")).orElse(id);
    String en = fields.mapping("title").map(title -> title.text("en")).orElse(id);
    return file.errors().isEmpty() ? Optional.of(new WordList(id, hash, vi, en, terms, domains)) : Optional.empty();
  }

  private WordList.@Nullable Term term(YamlFile.Fields fields, Node item) {
    if (item instanceof ScalarNode scalar) {
      return new WordList.Term(scalar.getValue(), null, List.of(), List.of(), List.of(), List.of());
    }
    if (!(item instanceof MappingNode mapping)) {
      file.error(item.getStartMark(), "a term must be a text or a mapping", "term: …", "");
      return null;
    }
    YamlFile.Fields term = fields.fields(mapping);
    term.only(TERM);
    ScalarNode text = term.required("term");
    Boolean bare = term.has("bare") ? Boolean.valueOf(term.text("bare")) : null;
    if (term.has("bare") && !term.text("bare").matches("true|false")) {
      file.error(term.mark("bare"), "bare: " + term.text("bare"), "true or false", "");
    }
    return text == null
        ? null
        : new WordList.Term(text.getValue(), bare, term.texts("bare_needs"), term.texts("needs"),
            term.texts("except"), term.texts("teencode"));
  }
}
