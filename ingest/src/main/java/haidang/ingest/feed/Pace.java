package haidang.ingest.feed;

import java.time.Duration;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// How often a feed says that it is worth a look: RSS's `ttl` in minutes, or `updatePeriod` and `updateFrequency` of
/// the syndication module.
final class Pace {
  private static final Namespace SYNDICATION = Namespace.getNamespace("http://purl.org/rss/1.0/modules/syndication/");

  private Pace() {}

  /// @return zero where it does not say, or says nonsense; else the longer of the two
  static Duration of(Document feed) {
    Element head = feed.getRootElement().getChildren().stream().filter(child -> child.getName().equals("channel"))
        .findFirst().orElse(feed.getRootElement());
    Duration ttl = Duration.ofMinutes(number(head.getChildText("ttl"), 0));
    long times = number(head.getChildText("updateFrequency", SYNDICATION), 1);
    Duration update = period(head.getChildText("updatePeriod", SYNDICATION)).dividedBy(Math.max(1, times));
    return ttl.compareTo(update) > 0 ? ttl : update;
  }

  private static Duration period(@Nullable String word) {
    return switch (word == null ? "" : word.strip()) {
      case "hourly" -> Duration.ofHours(1);
      case "daily" -> Duration.ofDays(1);
      case "weekly" -> Duration.ofDays(7);
      case "monthly" -> Duration.ofDays(30);
      case "yearly" -> Duration.ofDays(365);
      default -> Duration.ZERO;
    };
  }

  private static long number(@Nullable String text, long otherwise) {
    return text != null && text.strip().matches("\\d{1,7}") ? Long.parseLong(text.strip()) : otherwise;
  }
}
