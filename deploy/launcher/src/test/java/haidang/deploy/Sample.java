package haidang.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A data directory that watches a site on this machine by one rule: whatever holds the word `bịađặt`.
final class Sample {
  static final String FLAGGED = "bịađặt";

  private Sample() {}

  static void prepare(Path data, Site site) throws IOException {
    Files.createDirectories(data.resolve("rules/fake-news"));
    Files.writeString(data.resolve("rules/fake-news/made-up.yaml"), """
        id: fake-news.made-up
        title: {vi: Bịa đặt, en: Made up}
        category: fake-news
        severity: high
        legal_basis: []
        match: bịađặt
        must_match: ["tin bịađặt"]
        must_not_match: ["tin thật"]
        owner: thử
        review_by: 2027-06-01
        """);
    Files.writeString(data.resolve("sources.yaml"), site.declaration());
    Files.writeString(data.resolve("haidang.yml"), """
        haidang:
          rules: %s
          ingest: {allow-local: true, host-pause: 10ms, tick: 100ms}
        """.formatted(data.resolve("rules")));
  }
}
