package haidang.classify.rules;

import haidang.events.Malformed;
import haidang.events.RuleBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/// The table of legal bases, `legal-bases.yaml` beside the rules. The law is data: agencies edit it.
public final class LegalBases {
  static final String FILE = "legal-bases.yaml";
  private static final List<String> FIELDS = List.of("id", "document", "article", "title", "in_force_from",
      "in_force_to", "verified", "categories");

  private final Map<String, LegalBasis> byId;

  private LegalBases(Map<String, LegalBasis> byId) { this.byId = Map.copyOf(byId); }

  /// The table this build ships.
  public static LegalBases shipped() {
    try (InputStream in = Objects.requireNonNull(LegalBases.class.getResourceAsStream(RulePack.SHIPPED + FILE))) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped " + FILE + " cannot be read", e);
    }
  }

  /// The table of a directory of rules; the shipped one where it has none.
  ///
  /// @throws Malformed naming every line that cannot be read
  public static LegalBases beside(Path rules) throws IOException {
    Path file = rules.resolve(FILE);
    return Files.exists(file) ? parse(Files.readString(file)) : shipped();
  }

  /// @throws Malformed naming every line that cannot be read
  static LegalBases parse(String yaml) {
    YamlFile file = new YamlFile(new RuleBody(FILE, yaml));
    Map<String, LegalBasis> byId = new TreeMap<>();
    file.top().ifPresent(top -> {
      top.only(List.of("bases"));
      for (Node item : top.items("bases")) {
        if (item instanceof MappingNode mapping) {
          LegalBasis basis = basis(file, top.fields(mapping));
          byId.put(basis.id(), basis);
        } else {
          file.error(item.getStartMark(), "a legal basis must be a mapping", "id: …", "");
        }
      }
    });
    if (!file.errors().isEmpty()) {
      throw new Malformed(file.errors().stream().map(RuleError::toString).collect(Collectors.joining("\n")));
    }
    return new LegalBases(byId);
  }

  private static LegalBasis basis(YamlFile file, YamlFile.Fields fields) {
    fields.only(FIELDS);
    fields.required("id");
    fields.required("document");
    return new LegalBasis(fields.text("id"), fields.text("document"), fields.text("article"), fields.text("title"),
        date(file, fields, "in_force_from"), date(file, fields, "in_force_to"), fields.text("verified"));
  }

  private static @Nullable LocalDate date(YamlFile file, YamlFile.Fields fields, String name) {
    String text = fields.text(name);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      file.error(fields.mark(name), "'" + text + "' is no date", name + ": 2026-07-01", "");
      return null;
    }
  }

  public Optional<LegalBasis> find(String id) { return Optional.ofNullable(byId.get(id)); }
}
