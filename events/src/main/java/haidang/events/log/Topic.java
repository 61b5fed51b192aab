package haidang.events.log;

import haidang.events.Malformed;
import java.time.Duration;
import java.util.Map;

/// The topics and how long each keeps what it holds.
public enum Topic {
  POSTS("posts.v1", Keeping.LATEST_WITHIN_HORIZON),
  JUDGED("judged.v1", Keeping.LATEST_WITHIN_HORIZON),
  RAW("raw.v1", Keeping.WEEK),
  DEAD_LETTERS("dead-letters.v1", Keeping.WEEK),
  RULES("rules.v1", Keeping.LATEST_FOR_EVER),
  CLAIMS("claims.v1", Keeping.LATEST_FOR_EVER),
  DECISIONS("decisions.v1", Keeping.HORIZON),
  COVERAGE("coverage.v1", Keeping.HORIZON);

  /// Largest record value, in bytes. Only dead letters may be larger: they hold such a value, sealed and in Base64.
  public static final int MAX_VALUE = 2 * 1024 * 1024;
  /// How long raw pages and dead letters are kept.
  public static final Duration SEALED_KEPT = Duration.ofDays(7);
  /// How long the data key of what is sealed on the log is kept: until its segment has rolled and is deleted for sure.
  public static final Duration KEY_KEPT = SEALED_KEPT.plusDays(1);
  /// How often every partition of a compacted topic gets a marker, so that idle segments roll and erasure happens.
  public static final Duration MARKER_PERIOD = Duration.ofHours(6);

  private enum Keeping {
    LATEST_WITHIN_HORIZON, LATEST_FOR_EVER, WEEK, HORIZON
  }

  private final String wireName;
  private final Keeping keeping;

  Topic(String wireName, Keeping keeping) {
    this.wireName = wireName;
    this.keeping = keeping;
  }

  /// The topic's name on the broker.
  public String wireName() { return wireName; }

  /// @throws Malformed when no topic has the name
  public static Topic named(String wireName) {
    for (Topic topic : values()) {
      if (topic.wireName.equals(wireName)) {
        return topic;
      }
    }
    throw new Malformed("there is no topic " + wireName);
  }

  /// Largest record value this topic takes, in bytes.
  public int maxValue() { return this == DEAD_LETTERS ? MAX_VALUE / 2 * 3 : MAX_VALUE; }

  /// Whether a gone version replaces what was there before, and so markers are needed.
  public boolean compacted() { return keeping == Keeping.LATEST_WITHIN_HORIZON || keeping == Keeping.LATEST_FOR_EVER; }

  /// Whether one partition must hold it all because its readers need the order of every record.
  public boolean ordered() { return this == RULES || this == CLAIMS; }

  /// Broker settings of this topic.
  ///
  /// @param horizon how long posts and judgements are kept, `archive.horizon`
  public Map<String, String> policy(Duration horizon) {
    String max = String.valueOf(maxValue() + 64 * 1024);
    return switch (keeping) {
      case LATEST_WITHIN_HORIZON -> Map.of("cleanup.policy", "compact,delete", "retention.ms", millis(horizon),
          "max.compaction.lag.ms", millis(Duration.ofHours(12)), "segment.ms", millis(MARKER_PERIOD),
          "max.message.bytes", max);
      case LATEST_FOR_EVER -> Map.of("cleanup.policy", "compact", "max.compaction.lag.ms",
          millis(Duration.ofHours(12)), "segment.ms", millis(MARKER_PERIOD), "max.message.bytes", max);
      case WEEK -> Map.of("cleanup.policy", "delete", "retention.ms", millis(SEALED_KEPT), "segment.ms",
          millis(MARKER_PERIOD), "max.message.bytes", max);
      case HORIZON -> Map.of("cleanup.policy", "delete", "retention.ms", millis(horizon), "max.message.bytes", max);
    };
  }

  private static String millis(Duration d) { return String.valueOf(d.toMillis()); }
}
