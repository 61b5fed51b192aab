package haidang.console;

import haidang.console.signin.Session;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a page's own content into its chrome.
@Singleton
public final class Pages {
  private final Faces faces;
  private final ConsoleConfig config;

  Pages(Faces faces, ConsoleConfig config) {
    this.faces = faces;
    this.config = config;
  }

  public Chrome chrome(HttpRequest<?> request, String here) {
    @Nullable
    Session session = Session.of(request);
    return new Chrome(words(request), here, session == null ? "" : session.account(),
        session == null ? "" : session.csrf(), cookie(request, "theme", "auto"),
        session == null ? 0 : faces.cases().tally().waiting(), config.zone());
  }

  public Words words(HttpRequest<?> request) { return Words.in(cookie(request, "lang", "vi")); }

  public MutableHttpResponse<ModelAndView<Map<String, Object>>> page(HttpRequest<?> request, String view, String here,
      Map<String, Object> content) {
    Map<String, Object> model = new HashMap<>(content);
    model.put("c", chrome(request, here));
    return HttpResponse.ok(new ModelAndView<>(view, model));
  }

  private static String cookie(HttpRequest<?> request, String name, String otherwise) {
    return request.getCookies().findCookie(name).map(Cookie::getValue).filter(value -> value.matches("[a-z]{2,5}"))
        .orElse(otherwise);
  }
}
