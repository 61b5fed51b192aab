package haidang.deploy.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All sites. What they show depends on when the world began and what time it is, and on nothing else.
///
/// Much is out at the beginning, dated over the three days before, so that there is something to read. The rest follows
/// ever more slowly: every few seconds at first, the last within two hours.
public record World(Instant start, List<Site> sites) {
  private static final Duration PAST = Duration.ofDays(3);
  private static final Duration PACE = Duration.ofSeconds(3);
  private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(40);
  private static final Duration REGRET = Duration.ofSeconds(70);
  private static final Duration JUST_NOW = Duration.ofSeconds(15);

  public World {
    sites = List.copyOf(sites);
  }

  /// The world this build ships.
  public static World begun(Instant start) {
    return new World(start, List.of(Site.read("news.yaml"), Site.read("town.yaml"), Site.read("channel.yaml")));
  }

  /// The text of every post, in no order to rely on.
  public List<String> texts() {
    return sites.stream().flatMap(site -> site.posts().stream()).map(SamplePost::text).toList();
  }

  /// What has come out on a site so far, newest first, what was taken down included.
  List<Shown> shown(Site site, Instant now) {
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i < site.posts().size(); i++) {
      Instant published = published(site, i);
      if (!published.isAfter(now)) {
        shown.add(shown(site.posts().get(i), published, now));
      }
    }
    shown.sort(Comparator.comparing(Shown::published).reversed());
    return List.copyOf(shown);
  }

  /// Source ids of the sites on which something happened just now.
  public List<String> lively(Instant now) {
    Instant lately = now.minus(JUST_NOW);
    return sites.stream().filter(site -> shown(site, now).stream().anyMatch(one -> one.changed().isAfter(lately)))
        .map(Site::id).toList();
  }

  private Shown shown(SamplePost post, Instant published, Instant now) {
    Instant out = published.isBefore(start) ? start : published;
    Instant edited = out.plus(SECOND_THOUGHTS);
    Instant gone = out.plus(REGRET);
    if (post.withdrawn() && !gone.isAfter(now)) {
      return new Shown(post, post.text(), published, gone, true);
    }
    return post.edit() == null || edited.isAfter(now)
        ? new Shown(post, post.text(), published, published, false)
        : new Shown(post, post.edit(), published, edited, false);
  }

  private Instant published(Site site, int place) {
    long later = place - site.atOnce() + 1L;
    return later > 0
        ? start.plus(PACE.multipliedBy(later * later))
        : start.minusSeconds(PAST.toSeconds() / site.atOnce() * (1 - later));
  }
}
