package haidang.ingest.fetch;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header by which a server says how long an answer stays as it is.
final class Freshness {
  private static final Pattern MAX_AGE = Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");
  private static final Pattern NEVER = Pattern.compile("(?i)(?:^|[,\\s])no-(?:cache|store)(?:$|[,\\s])");

  private Freshness() {}

  /// @param cacheControl the header, null where there is none
  /// @param age          how many seconds the answer has waited in a cache on its way, as its header says
  static Duration of(@Nullable String cacheControl, @Nullable String age) {
    if (cacheControl == null || NEVER.matcher(cacheControl).find()) {
      return Duration.ZERO;
    }
    Matcher maxAge = MAX_AGE.matcher(cacheControl);
    long waited = age != null && age.strip().matches("\\d{1,9}") ? Long.parseLong(age.strip()) : 0;
    return maxAge.find()
        ? Duration.ofSeconds(Math.max(0, Long.parseLong(maxAge.group(1)) - waited))
        : Duration.ZERO;
  }
}
