package haidang.deploy.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What an installation needs to watch the sample world: its sources and its settings.
final class Declarations {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final long DIGEST_MINUTES = 3;

  private Declarations() {}

  /// `sources.yaml`: the sites, one that robots.txt forbids and one that offers no way in, so that both states show.
  static String sources(World world, String origin) {
    var yaml = new StringBuilder("# Dữ liệu mẫu. Sample data: these sites run on this machine only.\nsources:\n");
    world.sites().forEach(site -> yaml.append(source(world.start(), site.id(), site.kind().name().toLowerCase(
        Locale.ROOT), origin + site.address(), site.name(),
        site.kind() == SiteKind.LIST
            ? "    selectors: {link: main h2 a}\n"
            : "")));
    yaml.append(
        source(world.start(), "mau-rieng", "board", origin + Answers.PRIVATE, "Góc riêng, robots.txt từ chối (mẫu)",
            ""));
    yaml.append(
        source(world.start(), "mau-kin", "closed", origin + "/kin/", "Nhóm kín, không có đường hợp pháp (mẫu)", ""));
    return yaml.toString();
  }

  private static String source(Instant start, String id, String kind, String url, String name, String more) { return """
        - id: %s
          kind: %s
          url: %s
          name: "%s"
          purpose: dữ liệu mẫu, để thử phần mềm
          language: vi
          period: 60s
          route:
            who: người chạy bản mẫu
            when: %s
            terms: dữ liệu mẫu do phần mềm tự sinh trên máy này
      """.formatted(id, kind, url, name, LocalDate.ofInstant(start, ZONE)) + more; }

  /// `haidang.yml`: local addresses may be fetched, without pauses, and a first digest comes within minutes.
  ///
  /// @param password of the administrator; it is no secret here and need not be changed
  static String settings(Instant start, String password) {
    LocalTime soon = start.plusSeconds(60 * DIGEST_MINUTES).atZone(ZONE).toLocalTime();
    return """
        # Thế giới mẫu. Settings of the sample world alone; none of them is fit for real sources.
        haidang:
          ingest: {allow-local: true, host-pause: 10ms, tick: 250ms}
          alerting: {digest-at: "%s"}
          console: {sample: true, first-password: "%s"}
        """.formatted(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(soon), password);
  }
}
