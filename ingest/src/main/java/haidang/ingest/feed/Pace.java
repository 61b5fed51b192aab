package haidang.ingest.feed;

import haidang.ingest.collect.Quiet;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// How often a feed says that it is worth a look: RSS's `ttl` in minutes, or `updatePeriod` and `updateFrequency` of
/// the syndication module; and when it says that it is worth none: RSS's `skipHours` and `skipDays`.
final class Pace {
  private static final Namespace SYNDICATION = Namespace.getNamespace("http://purl.org/rss/1.0/modules/syndication/");

  private Pace() {}

  /// @return zero where it does not say, or says nonsense; else the longer of the two
  static Duration of(Document feed) {
    Element head = head(feed);
    Duration ttl = Duration.ofMinutes(number(head.getChildText("ttl"), 0));
    long times = number(head.getChildText("updateFrequency", SYNDICATION), 1);
    Duration update = period(head.getChildText("updatePeriod", SYNDICATION)).dividedBy(Math.max(1, times));
    return ttl.compareTo(update) > 0 ? ttl : update;
  }

  /// Hours are counted from 0, by some from 1; the 24th is the 0th.
  static Quiet quiet(Document feed) {
    Set<Integer> hours = skipped(feed, "skipHours", "hour").map(hour -> number(hour, 99)).filter(hour -> hour <= 24)
        .map(hour -> (int) (hour % 24)).collect(Collectors.toSet());
    Set<String> days = skipped(feed, "skipDays", "day").map(day -> day.strip().toUpperCase(Locale.ROOT)).collect(
        Collectors.toSet());
    return new Quiet(hours, Arrays.stream(DayOfWeek.values()).filter(day -> days.contains(day.name())).collect(
        Collectors.toSet()));
  }

  private static Stream<String> skipped(Document feed, String list, String each) {
    Element skipped = head(feed).getChild(list);
    return skipped == null ? Stream.of() : skipped.getChildren(each).stream().map(Element::getText);
  }

  /// Where a feed speaks of itself.
  static Element head(Document feed) {
    return feed.getRootElement().getChildren().stream().filter(child -> child.getName().equals("channel"))
        .findFirst().orElse(feed.getRootElement());
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
