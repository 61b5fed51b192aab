package haidang.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import haidang.alerting.Tally;
import haidang.console.assets.Assets;
import haidang.console.signin.Session;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Renders a page's own content in its chrome. Templates are compiled with the program and escape what they are given.
@Singleton
public final class Pages {
  private static final Duration NAMES = Duration.ofSeconds(10);
  private static final Tally NONE = new Tally(0, 0);

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Faces faces;
  private final ConsoleConfig config;
  private final InstantSource clock;
  private final Assets assets;
  private volatile Named names = new Named(Map.of(), Instant.MIN);

  Pages(Faces faces, ConsoleConfig config, InstantSource clock, Assets assets) {
    this.faces = faces;
    this.config = config;
    this.clock = clock;
    this.assets = assets;
  }

  private Chrome chrome(HttpRequest<?> request, String here, @Nullable Session session) {
    boolean within = session != null && session.complete();
    Map<String, String> sources = within ? sources() : Map.of();
    return new Chrome(words(request), here, session, session == null ? "" : session.csrf(),
        cookie(request, "theme", "auto"), within ? faces.cases().tally() : NONE, clock.instant(), config.zone(),
        assets::address, sources, faces.grounds(), config.sample());
  }

  /// Names seldom change: they are read once in a while, not for every page.
  private Map<String, String> sources() {
    Named named = names;
    if (!clock.instant().isBefore(named.until())) {
      named = new Named(faces.sources().all().stream().map(row -> row.source())
          .collect(Collectors.toUnmodifiableMap(source -> source.id().value(), source -> source.name())),
          clock.instant().plus(NAMES));
      names = named;
    }
    return named.names();
  }

  private record Named(Map<String, String> names, Instant until) {}

  /// In the language that the person has chosen.
  public static Words words(HttpRequest<?> request) { return Words.in(cookie(request, "lang", "vi")); }

  /// @param view    name of the template
  /// @param here    which item of the navigation is this page, or empty
  /// @param content the template's parameters, beside the chrome
  public MutableHttpResponse<String> page(HttpRequest<?> request, String view, String here,
      Map<String, @Nullable Object> content) {
    return rendered(view, content, chrome(request, here, Session.of(request)));
  }

  /// The same for somebody unknown: it asks nothing of any room.
  MutableHttpResponse<String> bare(HttpRequest<?> request, String view, Map<String, @Nullable Object> content) {
    return rendered(view, content, chrome(request, "", null));
  }

  private MutableHttpResponse<String> rendered(String view, Map<String, @Nullable Object> content, Chrome chrome) {
    Map<String, @Nullable Object> model = new HashMap<>(content);
    model.put("c", chrome);
    StringOutput html = new StringOutput();
    templates.render(view + ".jte", model, html);
    return HttpResponse.ok(html.toString()).contentType(MediaType.TEXT_HTML + ";charset=utf-8");
  }

  private static String cookie(HttpRequest<?> request, String name, String otherwise) {
    return request.getCookies().findCookie(name).map(Cookie::getValue).filter(Objects::nonNull)
        .filter(value -> value.matches("[a-z]{2,5}")).orElse(otherwise);
  }
}
