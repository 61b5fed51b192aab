package haidang.console.assets;

import haidang.console.Hashes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Style, script and pictures of all pages. Their address holds a hash over all of them, so a browser may keep them
/// for as long as it likes and still never mixes two versions.
@Singleton
public final class Assets {
  private static final List<String> STYLE = List.of("1-tokens", "2-base", "3-shell", "4-parts", "5-screens",
      "6-helpers", "7-narrow", "8-preferences");
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";
  private static final int VERSION_CHARS = 12;

  private final Map<String, Asset> assets = new TreeMap<>();
  private final String version;

  Assets() {
    var style = new ByteArrayOutputStream();
    STYLE.forEach(part -> style.writeBytes(read("assets/css/" + part + ".css")));
    assets.put("console.css", Asset.of("text/css;charset=utf-8", style.toByteArray()));
    assets.put("console.js", script("console.js"));
    assets.put("htmx.js", Asset.of("text/javascript;charset=utf-8", read(HTMX)));
    assets.put("icon.svg", Asset.of("image/svg+xml", read("assets/icon.svg")));
    assets.put("icons.svg", Asset.of("image/svg+xml", read("assets/icons.svg")));
    var all = new ByteArrayOutputStream();
    assets.forEach((name, asset) -> {
      all.writeBytes(name.getBytes(StandardCharsets.UTF_8));
      all.writeBytes(asset.plain());
    });
    version = Hashes.sha256(all.toByteArray()).substring(0, VERSION_CHARS);
  }

  private static Asset script(String name) { return Asset.of("text/javascript;charset=utf-8", read("assets/" + name)); }

  Optional<Asset> find(String name) { return Optional.ofNullable(assets.get(name)); }

  /// Where a page finds an asset.
  public String address(String name) { return "/assets/" + version + "/" + name; }

  boolean isVersion(String asked) { return version.equals(asked); }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
