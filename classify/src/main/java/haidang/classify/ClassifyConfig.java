package haidang.classify;

import haidang.events.Malformed;
import java.nio.file.Path;
import java.time.Duration;

/// Settings of the room.
///
/// @param instance name of this instance among those that share the work; each has its own
/// @param archive  directory of the archive index, for one process at a time
/// @param refresh  how soon people find what was judged
/// @param commit   how much of the archive a kill may make us read again
/// @param erase    how often withdrawn posts are removed from the disk, at most 12 hours
/// @param horizon  how long posts are kept, `archive.horizon`
public record ClassifyConfig(String instance, Path archive, Duration refresh, Duration commit, Duration erase,
    Duration horizon) {
  private static final Duration LONGEST_ERASE = Duration.ofHours(12);

  public ClassifyConfig {
    positive("classify.refresh", refresh);
    positive("classify.commit", commit);
    positive("classify.erase", erase);
    positive("archive.horizon", horizon);
    if (erase.compareTo(LONGEST_ERASE) > 0) {
      throw new Malformed("classify.erase is " + erase + ", limit " + LONGEST_ERASE);
    }
  }

  public static ClassifyConfig defaults(String instance, Path archive) {
    return new ClassifyConfig(instance, archive, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofHours(6),
        Duration.ofDays(30));
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new Malformed(name + " is " + value + ", it must be more than zero");
    }
  }
}
