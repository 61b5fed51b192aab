package haidang.classify.rules;

import haidang.events.RuleBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
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
/// @param bodies in order of path; each path is `<directory>/<name>.yaml`, relative and with `/`
public record RulePack(List<RuleBody> bodies) {
  private static final String SHIPPED = "/haidang/shipped-rules/";

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

  /// All `*/*.yaml` files below a directory.
  public static RulePack load(Path directory) throws IOException {
    List<RuleBody> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.find(directory, 2, (path, _) -> isRule(directory, path))) {
      for (Path file : files.sorted().toList()) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        bodies.add(new RuleBody(path, Files.readString(file)));
      }
    }
    return new RulePack(bodies);
  }

  private static boolean isRule(Path directory, Path path) {
    return directory.relativize(path).getNameCount() == 2 && path.toString().endsWith(".yaml");
  }
}
