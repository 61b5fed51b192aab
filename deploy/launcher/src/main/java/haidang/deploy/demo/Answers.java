package haidang.deploy.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is where on the sample sites.
///
/// @param origin `http://127.0.0.1:8081`
record Answers(World world, String origin) {
  /// Off limits to programs: robots.txt says so, and a collector shows it as refused.
  static final String PRIVATE = "/rieng/";

  Answer to(String path, Instant now) {
    if (path.equals("/")) {
      return Answer.page(200, HtmlPages.front(world.sites()), world.start());
    }
    if (path.equals("/robots.txt")) {
      return new Answer(200, "text/plain; charset=utf-8", "User-agent: *\nDisallow: " + PRIVATE + "\n", world.start());
    }
    String[] parts = path.substring(1).split("/", 2);
    Optional<Site> site = world.sites().stream().filter(one -> one.path().equals(parts[0])).findFirst();
    return site.isPresent() && parts.length == 2 ? to(site.get(), parts[1], now) : missing();
  }

  private Answer to(Site site, String rest, Instant now) {
    List<Shown> shown = world.shown(site, now);
    Instant changed = shown.stream().map(Shown::changed).filter(at -> at.isAfter(world.start())).max(Instant::compareTo)
        .orElse(world.start());
    String base = origin + "/" + site.path();
    if (rest.isEmpty()) {
      return Answer.page(200, site.kind() == SiteKind.BOARD
          ? HtmlPages.board(site, shown)
          : HtmlPages.list(site, shown), changed);
    }
    if (rest.equals("feed.xml") && site.kind() == SiteKind.FEED) {
      return new Answer(200, "application/atom+xml; charset=utf-8", AtomFeed.of(site, shown, base, changed), changed);
    }
    return shown.stream().filter(one -> one.post().id().equals(rest)).findFirst().map(one -> one.gone()
        ? Answer.page(410, HtmlPages.notice("Bài đã được gỡ"), one.changed())
        : Answer.page(200, HtmlPages.article(site, one, base + "/" + rest), one.changed())).orElseGet(this::missing);
  }

  private Answer missing() { return Answer.page(404, HtmlPages.notice("Không có trang này"), world.start()); }
}
