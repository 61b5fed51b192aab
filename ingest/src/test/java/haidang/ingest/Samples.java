package haidang.ingest;

import haidang.events.Posts;
import haidang.events.RawPage;
import haidang.events.SourceId;
import haidang.ingest.source.Route;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Invented sources and pages for tests.
public final class Samples {
  public static final URI ADDRESS = URI.create("https://bao.example/trang");

  private Samples() {}

  public static Source source(SourceKind kind) { return source("bao-mau", kind, ADDRESS); }

  public static Source source(SourceKind kind, Selectors selectors) {
    return source("bao-mau", kind, ADDRESS, selectors);
  }

  public static Source source(String id, SourceKind kind, @Nullable URI url) {
    return source(id, kind, url, Selectors.NONE);
  }

  public static Source source(String id, SourceKind kind, @Nullable URI url, Selectors selectors) {
    return new Source(new SourceId(id), kind, url, "Nguồn mẫu", "a test", new Route("Lan", LocalDate.of(2026, 11, 1),
        "sample"), null, Source.HOME, Duration.ofMinutes(15), Duration.ofDays(7), selectors, null, true);
  }

  public static RawPage page(@Nullable String contentType, String body) {
    return page(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static RawPage page(@Nullable String contentType, byte[] body) {
    return new RawPage("page-1", new SourceId("bao-mau"), ADDRESS, contentType, Posts.NOON, "sha", body, List.of());
  }
}
