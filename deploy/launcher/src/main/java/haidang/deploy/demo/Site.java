package haidang.deploy.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// An invented site.
///
/// @param path   its part of every address
/// @param about  one sentence under its name
/// @param atOnce how many of its posts are out when the world begins
/// @param posts  in the order they come out
record Site(String path, SiteKind kind, String name, String about, int atOnce, List<SamplePost> posts) {
  Site {
    posts = List.copyOf(posts);
  }

  /// @param file beside this class
  static Site read(String file) {
    try (InputStream in = Site.class.getResourceAsStream(file)) {
      Map<String, Object> map = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      List<?> posts = (List<?>) need(map, "posts");
      return new Site(need(map, "path").toString(), SiteKind.valueOf(need(map, "kind").toString().toUpperCase(
          Locale.ROOT)), need(map, "name").toString(), need(map, "about").toString(), (Integer) need(map, "at-once"),
          posts.stream().map(post -> SamplePost.read((Map<?, ?>) post)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object need(Map<String, Object> map, String field) {
    return Objects.requireNonNull(map.get(field), field);
  }

  /// Its id as a source.
  String id() { return "mau-" + path; }

  /// Where a collector looks.
  String address() { return "/" + path + (kind == SiteKind.FEED ? "/feed.xml" : "/"); }
}
