package haidang.ingest.fetch;

import java.time.Duration;

/// How pages are fetched.
///
/// @param userAgent    sent with every request and matched against robots.txt by its part before the slash
/// @param maxBytes     largest page, uncompressed
/// @param maxRedirects for one page
/// @param timeout      for one request from its start to the last byte of the answer
/// @param hostPause    between two requests to one host
/// @param allowLocal   whether private and loopback addresses may be fetched: for samples and tests alone
public record FetchConfig(String userAgent, int maxBytes, int maxRedirects, Duration timeout, Duration hostPause,
    boolean allowLocal) {
  public static final FetchConfig DEFAULT = new FetchConfig("HaiDang/0.1", 10 * 1024 * 1024, 5, Duration.ofSeconds(25),
      Duration.ofSeconds(1), false);

  /// The word that groups of robots.txt are addressed to.
  String product() {
    int end = userAgent.indexOf('/');
    return end < 0 ? userAgent : userAgent.substring(0, end);
  }
}
