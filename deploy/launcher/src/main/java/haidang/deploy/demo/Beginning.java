package haidang.deploy.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How a sample world began: kept in its data directory, so that it goes on after a stop, its posts keep their addresses
/// and its password can be told again.
///
/// @param start    ISO 8601, whole seconds
/// @param port     of the sites
/// @param password of the administrator
public record Beginning(String start, int port, String password) {
  private static final String FILE = "sample-world.json";
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LETTERS = 12;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// @param port that is free for the sites
  public static Beginning now(Instant now, int port, SecureRandom random) {
    String password = random.ints(PASSWORD_LETTERS, 0, LETTERS.length()).mapToObj(LETTERS::charAt).collect(
        StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    return new Beginning(now.truncatedTo(ChronoUnit.SECONDS).toString(), port, password);
  }

  /// Whether the directory holds a sample world.
  public static boolean in(Path data) { return Files.exists(data.resolve(FILE)); }

  public static Beginning read(Path data) throws IOException {
    return JSON.readValue(data.resolve(FILE).toFile(), Beginning.class);
  }

  /// Writes what an installation needs to watch this world, and last this itself: a start that breaks off before is made
  /// anew.
  ///
  /// @param origin of the sites
  public void write(Path data, String origin) throws IOException {
    keep(data.resolve("sources.yaml"), Declarations.sources(world(), origin));
    keep(data.resolve("haidang.yml"), Declarations.settings(world().start(), password));
    keep(data.resolve(FILE), JSON.writeValueAsString(this));
  }

  private static void keep(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  public World world() { return World.begun(Instant.parse(start)); }
}
