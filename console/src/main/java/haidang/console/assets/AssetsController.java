package haidang.console.assets;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;

/// Hands out assets, compressed where the browser takes it.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class AssetsController {
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private final Assets assets;

  AssetsController(Assets assets) { this.assets = assets; }

  /// An older version's address still answers, for a page that was open while the program was replaced; it is not kept.
  @Get("/assets/{version}/{name}")
  HttpResponse<byte[]> asset(HttpRequest<?> request, String version, String name) {
    Optional<Asset> found = assets.find(name);
    if (found.isEmpty()) {
      throw new HttpStatusException(HttpStatus.NOT_FOUND, "there is no asset " + name);
    }
    Asset asset = found.get();
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
    boolean compressed = accepted != null && accepted.contains("gzip");
    MutableHttpResponse<byte[]> response = HttpResponse.ok(compressed ? asset.compressed() : asset.plain())
        .header(HttpHeaders.CONTENT_TYPE, asset.type()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, assets.isVersion(version) ? FOREVER : "no-store");
    return compressed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
  }

  @Get("/favicon.ico")
  HttpResponse<?> icon(HttpRequest<?> request) { return asset(request, "", "icon.svg"); }
}
