package haidang.classify.rules;

import haidang.events.Malformed;
import haidang.events.RuleBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Rules and word lists as their authors wrote them: all files of a directory like `classify/rules`.
///
/// @param bodies in order of path; each path is relative, with `/`, and `<directory>/<name>.yaml` where it is right
public record RulePack(List<RuleBody> bodies) {
  static final String SHIPPED = "/haidang/shipped-rules/";
  private static final int DEPTH = 4;

  public RulePack {
    bodies = List.copyOf(bodies);
  }

  /// The packs this build ships.
  public static RulePack shipped() {
    try {
      URI home = Objects.requireNonNull(RulePack.class.getResource(SHIPPED), SHIPPED).toURI();
      if (!home.getScheme().equals("jar")) {
        return load(Path.of(home));
      }
      try (FileSystem jar = FileSystems.newFileSystem(home, Map.of())) {
        return load(jar.getPath(SHIPPED));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped rules cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the shipped rules have no address", e);
    }
  }

  /// All YAML files below a directory, those of hidden directories and the table of legal bases left out. One that lies
  /// where no rule does is among them, so that compiling names it instead of passing it over.
  ///
  /// @throws Malformed when one is no UTF-8
  public static RulePack load(Path directory) throws IOException {
    List<RuleBody> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.find(directory, DEPTH, (path, _) -> isYaml(directory, path))) {
      for (Path file : files.sorted().toList()) {
        bodies.add(new RuleBody(directory.relativize(file).toString().replace('\\', '/'), text(file)));
      }
    }
    return new RulePack(bodies);
  }

  private static boolean isYaml(Path directory, Path path) {
    String name = directory.relativize(path).toString().replace('\\', '/');
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.equals(LegalBases.FILE) && !name.startsWith(".")
        && !name.contains("/.") && Files.isRegularFile(path);
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Malformed(file + " is no text in UTF-8", e);
    }
  }

  /// Whether there is anything that can flag a post; lists alone cannot.
  public boolean holdsRules() { return bodies.stream().anyMatch(body -> !RuleSet.id(body).startsWith("@")); }
}
