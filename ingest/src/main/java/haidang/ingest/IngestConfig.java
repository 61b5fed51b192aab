package haidang.ingest;

import haidang.ingest.fetch.FetchConfig;
import java.time.Duration;

/// How this room works.
///
/// @param instance      this program's name among its like: two that live at once must differ
/// @param fetch         how pages are fetched
/// @param parallelLooks looks at once
/// @param tick          how often it is asked which sources are due
/// @param fresh         posts that their source dates further back are published silently
public record IngestConfig(String instance, FetchConfig fetch, int parallelLooks, Duration tick, Duration fresh) {
  public static final IngestConfig DEFAULT = new IngestConfig("main", FetchConfig.DEFAULT, 8, Duration.ofSeconds(1),
      Duration.ofDays(7));

  public IngestConfig {
    if (parallelLooks < 1) {
      throw new IllegalArgumentException("ingest.parallel-looks is " + parallelLooks + ", at least 1");
    }
  }
}
