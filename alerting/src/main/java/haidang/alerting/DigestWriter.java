package haidang.alerting;

import haidang.alerting.DigestPage.Bar;
import haidang.alerting.DigestPage.Line;
import haidang.alerting.DigestPage.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Says a digest's figures, Vietnamese first.
final class DigestWriter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);

  private final AlertingConfig config;
  private final SourceNames names;

  DigestWriter(AlertingConfig config, SourceNames names) {
    this.config = config;
    this.names = names;
  }

  Digest write(LocalDate day, DigestFigures figures, boolean late) {
    DigestPage page = page(figures, late);
    String subject = "Hải Đăng " + DAY.format(day) + ": " + page.state();
    return new Digest(day, figures.from(), figures.to(), late, subject, DigestText.of(page),
        Html.page(subject, DigestHtml.of(page)));
  }

  private DigestPage page(DigestFigures figures, boolean late) {
    return new DigestPage("Bản tin sáng / Morning digest, " + local(figures.from()) + " – " + local(figures.to()),
        state(figures), late, deltas(figures), bars(figures),
        "mỗi cột là 24 giờ đến " + config.digestAt() + " / each bar is 24 hours",
        List.of(top(figures), due(figures), categories(figures), rules(figures), coverage(figures)),
        List.of("Mở / Open: " + config.console() + "/today",
            "Dấu hiệu do máy gắn, chưa phải kết luận; con người quyết định. / A machine flags; a person decides.",
            "Thư không chứa tên người, hình ảnh và nội dung bài. / No names, pictures or post text.",
            "Ảnh, video, âm thanh chưa được phân tích. / Images, video and audio are not examined."));
  }

  private static String state(DigestFigures figures) {
    String down = figures.failing().isEmpty() ? "" : ", " + figures.failing().size() + " nguồn mất hoặc chậm";
    return figures.flagged() == 0
        ? "không có bài có dấu hiệu" + down
        : figures.flagged() + " bài có dấu hiệu, " + figures.urgent() + " mức cao hoặc khẩn" + down;
  }

  private static List<Line> deltas(DigestFigures figures) {
    Overview.Pair gaps = figures.gaps();
    String gap = gaps.now() + gaps.before() == 0
        ? ""
        : "thu thiếu: tuần này " + gaps.now() + " ngày, tuần trước " + gaps.before()
            + " ngày / days with gaps in collecting";
    return List.of(delta("Hôm qua so với hôm kia / yesterday", figures.day(), ""),
        delta("7 ngày / 7 days", figures.week(), gap), delta("30 ngày / 30 days", figures.month(), ""),
        Line.of("Đang chờ / waiting", String.valueOf(figures.waiting())),
        Line.of("Đã quyết định, trong đó bỏ qua / decided, dismissed", figures.decided() + ", " + figures.dismissed()));
  }

  private static Line delta(String text, Overview.Pair pair, String detail) {
    return new Line(text, detail, List.of(pair.now() + " (trước: " + pair.before() + ")", change(pair)), null);
  }

  /// In percent; nothing where there is nothing to compare with.
  private static String change(Overview.Pair pair) {
    if (pair.before() == 0) {
      return "–";
    }
    long percent = Math.round(100.0 * (pair.now() - pair.before()) / pair.before());
    return (percent > 0 ? "+" : "") + percent + " %";
  }

  private List<Bar> bars(DigestFigures figures) {
    int last = figures.daily().size() - 1;
    return IntStream.rangeClosed(0, last).mapToObj(i -> new Bar(
        SHORT.format(figures.to().minus(Duration.ofDays(last - i)).atZone(config.zone())), figures.daily().get(i)))
        .toList();
  }

  private Section top(DigestFigures figures) {
    return new Section("Cần xem trước / First", List.of(), figures.top().stream().map(one -> new Line("Có thể: "
        + one.title(),
        names.of(one.source()) + ", " + local(one.flaggedAt()) + (one.merged() == 0
            ? ""
            : ", đã gộp " + one.merged() + " vụ việc / merged"),
        List.of(MailComposer.word(one.severity()).vi()), config.console() + "/cases/" + one.id())).toList(),
        "không có / nothing");
  }

  private Section due(DigestFigures figures) {
    List<Line> lines = new ArrayList<>();
    Instant oldest = figures.oldest();
    if (oldest != null) {
      lines.add(new Line("Mức cao hoặc khẩn chờ quá một ngày / high or urgent, waiting over a day",
          "lâu nhất từ / oldest since " + local(oldest), List.of(String.valueOf(figures.overdue())),
          config.console() + "/review"));
    }
    for (Silence silence : figures.silences()) {
      boolean today = silence.end().isBefore(figures.to().plus(DigestFigures.DAY));
      lines.add(Line.with((today ? "Báo lại hôm nay / heard again today: " : "Đang tạm dừng báo / silenced: ")
          + silence.rule(),
          names.of(silence.source()) + ", đến / until " + local(silence.end()) + ", " + silence.by()
              + ": " + silence.why()));
    }
    return new Section("Đến hạn hôm nay / Due today", List.of(), lines, "không có / nothing");
  }

  private static Section categories(DigestFigures figures) {
    return new Section("Theo loại, có thể là / By category", List.of("bài", "trước", "cao, khẩn", "bỏ qua 30 ngày"),
        figures.categories().stream().map(line -> Line.of(line.category().title().vi() + " / "
            + line.category().title().en(), String.valueOf(line.flagged()), String.valueOf(line.before()),
            String.valueOf(line.urgent()),
            line.decided() == 0 ? "–" : 100 * line.dismissed() / line.decided() + " %")).toList(),
        "không có / nothing");
  }

  private Section rules(DigestFigures figures) {
    List<Line> lines = new ArrayList<>();
    figures.dropped().forEach(rule -> lines.add(rule(rule.rule(), "độ chính xác giảm: 7 ngày " + rule.now()
        + " %, 30 ngày trước đó " + rule.before() + " % / precision dropped", "")));
    figures.noisy().forEach(rule -> lines.add(rule(rule.rule(), "nhiều báo nhầm: bỏ qua " + rule.dismissed() + " / "
        + rule.count() + " lần xem trong 30 ngày / noisy", "")));
    figures.busiest().forEach(rule -> lines.add(rule(rule.rule(), "", String.valueOf(rule.count()))));
    return new Section("Quy tắc / Rules", List.of(), lines, "không có / nothing");
  }

  private Line rule(String id, String detail, String count) {
    return new Line(id, detail, count.isEmpty() ? List.of() : List.of(count), config.console() + "/rules/" + id);
  }

  private Section coverage(DigestFigures figures) {
    List<Line> lines = new ArrayList<>();
    figures.failing().forEach(source -> lines.add(new Line(names.of(source.source()), source.detail(),
        List.of(word(source.state())), config.console() + "/sources")));
    lines.add(Line.of("Nguồn đã xem trong 24 giờ / sources looked at", String.valueOf(figures.sources())));
    lines.add(Line.with("Nhóm Facebook, Zalo, TikTok: không có đường thu thập hợp pháp",
        "No lawful route: Facebook groups, Zalo, TikTok"));
    return new Section("Độ phủ / Coverage", List.of(), lines, "");
  }

  private static String word(String state) {
    return switch (state) {
      case "throttled" -> "chậm / throttled";
      case "forbidden" -> "bị từ chối / forbidden";
      case "no-lawful-route" -> "không có đường hợp pháp / no lawful route";
      default -> "mất / " + state;
    };
  }

  private String local(Instant at) { return TIME.format(at.atZone(config.zone())); }
}
