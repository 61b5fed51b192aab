package haidang.deploy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/// The application's context with all layers of settings read and no bean made.
final class Configuration {
  /// Above `application.yml` (-300), below the environment (-200).
  private static final int OVERRIDES = -250;
  private static final int COMMAND_LINE = 0;

  private Configuration() {}

  /// @param port of the console on this machine
  static ApplicationContext read(Home home, int port) {
    return read(home, Map.of("micronaut.server.port", port, "micronaut.server.host", "${haidang.console.host}"));
  }

  /// For a command that starts no console.
  static ApplicationContext read(Home home) { return read(home, Map.of()); }

  private static ApplicationContext read(Home home, Map<String, Object> commandLine) {
    var builder = ApplicationContext.builder().banner(false).deduceEnvironment(false)
        .propertySources(PropertySource.of("command line", commandLine, COMMAND_LINE));
    Path file = home.path().resolve("haidang.yml");
    if (Files.exists(file)) {
      builder.propertySources(PropertySource.of(file.toString(), yaml(file), OVERRIDES));
    }
    ApplicationContext context = builder.build();
    context.getEnvironment().start();
    return context;
  }

  private static Map<String, Object> yaml(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new HashMap<>(new YamlPropertySourceLoader().read(file.toString(), in));
    } catch (IOException | YAMLException e) {
      throw new Refused("Không đọc được " + file + ": " + e.getMessage(), file + " cannot be read", e);
    }
  }
}
