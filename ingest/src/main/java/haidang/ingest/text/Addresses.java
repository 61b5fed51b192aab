package haidang.ingest.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Web addresses: read leniently, stored without credentials, compared in one canonical form.
public final class Addresses {
  private static final Pattern SECRET = Pattern.compile(
      "(?i)(.*_)?(token|key|api_?key|secret|password|passwd|pwd|sig|signature|session|auth|appsecret_proof)");
  private static final Pattern TRACKING = Pattern.compile("(?i)utm_.*|fbclid|gclid|zarsrc|mc_[ce]id|igshid|ref_src");
  private static final Pattern PLACE = Pattern.compile("[\\w.-]{1,64}");
  private static final String REMOVED = "=removed";
  private static final Set<String> WEB = Set.of("http", "https");

  private Addresses() {}

  /// An absolute web address, or null.
  public static @Nullable URI parse(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 4_000) {
      return null;
    }
    try {
      URI uri = new URI(text.strip().replace(" ", "%20").replace("|", "%7C"));
      return uri.isAbsolute() && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT)) && uri.getHost() != null
          ? uri
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /// A link on a page, made absolute; null where it leads nowhere on the web.
  public static @Nullable URI resolve(URI base, @Nullable String link) {
    if (link == null || link.isBlank()) {
      return null;
    }
    try {
      return parse(base.resolve(link.strip().replace(" ", "%20").replace("|", "%7C")).toString());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// A link on a page as a post carries it: absolute and without credentials; null where it leads nowhere on the web.
  public static @Nullable URI link(URI base, @Nullable String link) {
    URI resolved = resolve(base, link);
    return resolved == null ? null : withoutSecrets(resolved);
  }

  /// Without user name, password, the values of parameters that look like credentials, and a fragment that is more
  /// than the name of a place on the page.
  public static URI withoutSecrets(URI uri) {
    String place = uri.getRawFragment();
    URI clean = clean(uri);
    return place == null || !PLACE.matcher(place).matches() ? clean : URI.create(clean + "#" + place);
  }

  /// Whether credentials were removed from an address, so that it may lead elsewhere now.
  public static boolean lacksSecrets(URI uri) {
    return uri.getRawQuery() != null && Arrays.stream(uri.getRawQuery().split("&")).anyMatch(p -> p.endsWith(REMOVED));
  }

  private static URI clean(URI uri) {
    return build(uri, uri.getRawQuery() == null
        ? null
        : Arrays.stream(uri.getRawQuery().split("&"))
            .map(p -> SECRET.matcher(name(p)).matches() ? name(p) + REMOVED : p)
            .collect(Collectors.joining("&")));
  }

  /// One form for one page: lower-case host, no default port, no fragment, no tracking parameters, sorted query.
  public static String canonical(URI uri) {
    String query = uri.getRawQuery() == null
        ? ""
        : Arrays.stream(uri.getRawQuery().split("&"))
            .filter(p -> !p.isEmpty() && !TRACKING.matcher(name(p)).matches()).sorted()
            .collect(Collectors.joining("&"));
    return build(uri, query.isEmpty() ? null : query).toString();
  }

  private static URI build(URI uri, @Nullable String query) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort())
        + path + (query == null ? "" : "?" + query));
  }

  /// Scheme, host and port, as robots.txt is counted.
  public static String origin(URI uri) {
    URI root = build(uri, null);
    return root.getScheme() + "://" + root.getRawAuthority();
  }

  /// Whether both are of one site, with `www.` or without.
  public static boolean sameSite(URI one, URI other) { return site(one).equals(site(other)); }

  private static String site(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return (host.startsWith("www.") ? host.substring(4) : host) + ":" + uri.getPort();
  }

  private static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return equals < 0 ? parameter : parameter.substring(0, equals);
  }
}
