package haidang.ingest.text;

import haidang.events.Link;
import haidang.events.Media;
import haidang.events.MediaKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// HTML taken apart into words, links and media.
public record RichText(String text, List<Link> links, List<Media> media) {
  private static final int MOST = 200;

  /// @param base what relative addresses are relative to
  public static RichText of(String html, URI base) { return of(Jsoup.parseBodyFragment(html).body(), base); }

  public static RichText of(Element element, URI base) {
    return new RichText(PlainText.of(element), links(element, base), media(element, base));
  }

  private static List<Link> links(Element element, URI base) {
    List<Link> found = new ArrayList<>();
    for (Element a : element.select("a[href]")) {
      URI target = Addresses.link(base, a.attr("href"));
      if (target != null && found.size() < MOST) {
        found.add(new Link(target, orNull(a.text())));
      }
    }
    return found;
  }

  private static List<Media> media(Element element, URI base) {
    List<Media> found = new ArrayList<>();
    for (Element e : element.select("img, video, audio, video > source, audio > source")) {
      URI address = Addresses.link(base, e.hasAttr("src") ? e.attr("src") : e.attr("data-src"));
      if (address != null && found.size() < MOST) {
        Element figure = e.closest("figure");
        Element caption = figure == null ? null : figure.selectFirst("figcaption");
        found.add(new Media(kind(e), address, caption == null ? null : orNull(caption.text()),
            orNull(e.attr("alt"))));
      }
    }
    return found;
  }

  private static MediaKind kind(Element e) {
    return e.closest("video") != null
        ? MediaKind.VIDEO
        : e.closest("audio") != null
            ? MediaKind.AUDIO
            : MediaKind.IMAGE;
  }

  private static @Nullable String orNull(String text) { return text.isBlank() ? null : text.strip(); }
}
