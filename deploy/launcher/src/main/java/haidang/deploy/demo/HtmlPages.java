package haidang.deploy.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The web pages of the sample sites, each under a banner that says what they are.
final class HtmlPages {
  static final String BANNER = "DỮ LIỆU MẪU: mọi bài, nơi chốn và tên gọi trên trang này đều bịa ra để thử phần mềm."
      + " Sample data: all of this is made up to try software.";
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STYLE = """
      body{font:17px/1.6 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:0 1rem 3rem;color:#1d2733}
      .banner{background:#ffe08a;color:#3d2f00;padding:.6rem 1rem;margin:0 -1rem;font-weight:600}
      article{border-top:1px solid #d5dbe1;padding:.4rem 0}.small{color:#56616d;font-size:.9rem}a{color:#0a5a8a}
      """;

  private HtmlPages() {}

  static String front(List<Site> sites) {
    var links = new StringBuilder();
    sites.forEach(site -> links.append("<article><h2><a href=\"/%s/\">%s</a></h2><p>%s</p></article>\n".formatted(site
        .path(), Markup.text(site.name()), Markup.text(site.about()))));
    return page("Thế giới mẫu", "", "<h1>Thế giới mẫu</h1>\n" + links);
  }

  /// Headlines that lead to articles.
  static String list(Site site, List<Shown> posts) {
    var items = new StringBuilder();
    posts.stream().filter(shown -> !shown.gone()).forEach(shown -> items.append("""
        <article><h2><a href="/%s/%s">%s</a></h2>%s</article>
        """.formatted(site.path(), shown.post().id(), Markup.text(headline(shown)), time(shown))));
    return page(site.name(), "", heading(site) + items);
  }

  /// The posts themselves.
  static String board(Site site, List<Shown> posts) {
    var items = new StringBuilder();
    posts.stream().filter(shown -> !shown.gone()).forEach(shown -> items.append("""
        <article class="post" data-id="%2$s"><b class="author">%3$s</b>
        <div class="text">%4$s</div><a class="permalink small" href="/%1$s/%2$s">%5$s</a></article>
        """.formatted(site.path(), shown.post().id(), Markup.text(shown.post().author()), Markup.paragraphs(shown
        .text()), shown.post().undated() ? "liên kết" : time(shown))));
    return page(site.name(), "", heading(site) + items);
  }

  static String article(Site site, Shown shown, String address) {
    return page(headline(shown), head(site, shown, address), """
        <p class="small"><a href="/%s/">%s</a></p>
        <h1>%s</h1><p class="small">%s</p>
        <article itemprop="articleBody">%s</article>
        """.formatted(site.path(), Markup.text(site.name()), Markup.text(headline(shown)), time(shown), Markup
        .paragraphs(shown.text())));
  }

  static String notice(String what) { return page(what, "", "<h1>" + Markup.text(what) + "</h1>"); }

  private static String head(Site site, Shown shown, String address) {
    Map<String, Object> data = new LinkedHashMap<>(Map.of("@context", "https://schema.org", "@type", "NewsArticle"));
    data.put("headline", headline(shown));
    data.put("author", Map.of("@type", "Person", "name", shown.post().author()));
    if (!shown.post().undated()) {
      data.put("datePublished", shown.published().toString());
      data.put("dateModified", shown.changed().toString());
    }
    return """
        <link rel="canonical" href="%s">
        <meta property="og:title" content="%s">
        <meta property="og:site_name" content="%s">
        <meta property="og:type" content="article">
        <script type="application/ld+json">%s</script>
        """.formatted(address, Markup.text(headline(shown)), Markup.text(site.name()), json(data));
  }

  private static String json(Map<String, Object> data) {
    try {
      return JSON.writeValueAsString(data).replace("</", "<\\/");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String heading(Site site) {
    return "<h1>%s</h1><p>%s</p>\n".formatted(Markup.text(site.name()), Markup.text(site.about()));
  }

  private static String headline(Shown shown) {
    String title = shown.post().title();
    return title == null ? "Bài của " + shown.post().author() : title;
  }

  private static String time(Shown shown) {
    Instant at = shown.published();
    return shown.post().undated()
        ? ""
        : "<time class=\"small\" datetime=\"%s\">%s</time>".formatted(at, TIME.format(at.atZone(ZONE)));
  }

  private static String page(String title, String head, String main) { return """
      <!doctype html>
      <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex"><title>%s</title>
      %s<style>%s</style></head>
      <body><header class="banner" role="note">%s</header>
      <main>%s</main></body></html>
      """.formatted(Markup.text(title), head, STYLE, Markup.text(BANNER), main); }
}
