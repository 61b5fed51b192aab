package haidang.deploy.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// When a sample world began and where its sites are: kept in its data directory, so that it goes on after a stop and
/// its posts keep their addresses.
///
/// @param start ISO 8601
/// @param port  of the sites
public record Beginning(String start, int port) {
  private static final String FILE = "sample-world.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Whether the directory holds a sample world.
  public static boolean in(Path data) { return Files.exists(data.resolve(FILE)); }

  public static Beginning read(Path data) throws IOException {
    return JSON.readValue(data.resolve(FILE).toFile(), Beginning.class);
  }

  public void write(Path data) throws IOException { Files.write(data.resolve(FILE), JSON.writeValueAsBytes(this)); }

  public World world() { return World.begun(Instant.parse(start)); }
}
