package haidang.alerting;

import haidang.events.Category;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a digest's figures as mail: HTML for a 600 px column and its plain twin, Vietnamese first.
final class DigestWriter {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final int BAR_PIXELS = 60;

  private final AlertingConfig config;

  DigestWriter(AlertingConfig config) { this.config = config; }

  Digest write(LocalDate day, DigestFigures figures, boolean late) {
    String state = state(figures);
    String subject = "Hải Đăng " + DAY.format(day) + ": " + state;
    return new Digest(day, figures.from(), figures.to(), late, subject, plain(figures, state, late),
        Html.page(subject, html(figures, state, late)));
  }

  private static String state(DigestFigures figures) {
    return figures.flagged() == 0
        ? "không có bài có dấu hiệu"
        : figures.flagged() + " bài có dấu hiệu, " + figures.urgent() + " mức cao hoặc khẩn, "
            + figures.coverage().size()
            + " nguồn lỗi";
  }

  private String window(DigestFigures figures) { return local(figures.from()) + " – " + local(figures.to()); }

  private String local(Instant at) { return TIME.format(at.atZone(config.zone())); }

  private String plain(DigestFigures figures, String state, boolean late) {
    var out = new StringBuilder();
    out.append("BẢN TIN NGÀY / DAILY DIGEST\n").append(window(figures)).append('\n');
    if (late) {
      out.append("Gửi muộn / sent late\n");
    }
    out.append('\n').append(state).append("\nflagged ").append(figures.flagged()).append(", high or urgent ")
        .append(figures.urgent()).append("\n\n");
    out.append("Hôm trước / the day before: ").append(dayBefore(figures)).append(delta(figures.flagged(),
        dayBefore(figures))).append("\n7 ngày / 7 days: ").append(figures.week()).append(delta(figures.week(),
            figures.weekBefore()))
        .append("\nĐang chờ / waiting: ").append(figures.waiting()).append("\nĐã quyết định / decided: ")
        .append(figures.decided()).append(", bỏ qua / dismissed: ").append(figures.dismissed()).append("\n\n");
    out.append("THEO LOẠI / BY CATEGORY\n");
    figures.byCategory().forEach((category, counts) -> out.append("- ").append(category.title().vi()).append(" / ")
        .append(category.title().en()).append(": ").append(counts[0]).append(delta(counts[0], counts[1])).append('\n'));
    out.append("\nCẦN XEM TRƯỚC / FIRST\n");
    figures.top().forEach(top -> out.append("- [").append(MailComposer.word(top.severity()).vi()).append("] ")
        .append(top.title()).append(", ").append(top.source()).append("\n  ").append(config.console()).append("/cases/")
        .append(top.id()).append('\n'));
    out.append("\nLUẬT / RULES\n");
    figures.rules()
        .forEach(rule -> out.append("- ").append(rule.rule()).append(": ").append(rule.count()).append('\n'));
    figures.noisy().forEach(rule -> out.append("- nhiều báo nhầm / noisy: ").append(rule.rule()).append(' ')
        .append(rule.dismissed()).append('/').append(rule.count()).append('\n'));
    out.append("\nĐỘ PHỦ / COVERAGE\n").append(figures.sources()).append(" nguồn / sources\n");
    figures.coverage().forEach(source -> out.append("- ").append(source.source()).append(": ").append(source.state())
        .append(' ').append(source.detail()).append('\n'));
    out.append("\nẢnh, video, âm thanh chưa được phân tích. / Images, video and audio are not examined.\n")
        .append("Máy chỉ gợi ý; con người quyết định. / A machine flags; a person decides.\n").append(config.console())
        .append('\n');
    return out.toString();
  }

  private static long dayBefore(DigestFigures figures) { return figures.daily().get(figures.daily().size() - 2); }

  private static String delta(long now, long before) {
    long change = now - before;
    return change == 0 ? " (=)" : change > 0 ? " (+" + change + ")" : " (" + change + ")";
  }

  private String html(DigestFigures figures, String state, boolean late) {
    var out = new StringBuilder();
    out.append("<h1 style=\"font-size:20px;margin:0 0 4px\">").append(Html.escape(state)).append("</h1>")
        .append("<p style=\"margin:0 0 16px;color:#5b6b7a\">Bản tin ngày / Daily digest, ").append(window(figures))
        .append(late ? " <b>Gửi muộn / sent late</b>" : "").append("</p>");
    out.append(chart(figures.daily()));
    out.append(table(List.of(row("Hôm trước / the day before", dayBefore(figures) + delta(figures.flagged(),
        dayBefore(figures))), row("7 ngày / 7 days", figures.week() + delta(figures.week(), figures.weekBefore())),
        row("Đang chờ / waiting", String.valueOf(figures.waiting())),
        row("Đã quyết định / decided", figures.decided() + ", bỏ qua / dismissed " + figures.dismissed()))));
    out.append(heading("Theo loại / By category"));
    out.append(table(figures.byCategory().entrySet().stream().map(DigestWriter::categoryRow).toList()));
    out.append(heading("Cần xem trước / First"));
    out.append(table(figures.top().stream().map(top -> "<tr><td style=\"padding:4px 0\"><a href=\""
        + Html.escape(config.console() + "/cases/" + top.id()) + "\" style=\"color:#0b3c5d\">"
        + Html.escape(top.title())
        + "</a><br><span style=\"color:#5b6b7a\">" + Html.escape(top.source()) + "</span></td><td align=\"right\">"
        + MailComposer.word(top.severity()).vi() + "</td></tr>").toList()));
    out.append(heading("Luật / Rules"));
    out.append(table(figures.rules().stream().map(rule -> row(rule.rule(), String.valueOf(rule.count()))).toList()));
    out.append(table(figures.noisy().stream()
        .map(rule -> row("nhiều báo nhầm / noisy: " + rule.rule(), rule.dismissed() + "/" + rule.count())).toList()));
    out.append(heading("Độ phủ / Coverage"));
    out.append("<p style=\"margin:0\">").append(figures.sources()).append(" nguồn / sources</p>");
    out.append(table(figures.coverage().stream()
        .map(source -> row(source.source(), source.state() + " " + source.detail())).toList()));
    out.append(
        "<p style=\"color:#5b6b7a;margin:20px 0 0\">Ảnh, video, âm thanh chưa được phân tích. / Images, video and"
            + " audio are not examined.<br>Máy chỉ gợi ý; con người quyết định. / A machine flags; a person decides.</p>");
    return out.toString();
  }

  /// Seven bars of table cells: every mail reader shows them.
  private static String chart(List<Long> daily) {
    long most = Math.max(1, daily.stream().mapToLong(Long::longValue).max().orElse(1));
    var bars = new StringBuilder("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" width=\"100%\""
        + " style=\"margin:0 0 12px\"><tr valign=\"bottom\">");
    for (int i = 0; i < daily.size(); i++) {
      long height = Math.max(2, BAR_PIXELS * daily.get(i) / most);
      String colour = i == daily.size() - 1 ? "#0b3c5d" : "#9fb4c7";
      bars.append("<td align=\"center\" width=\"14%\" style=\"font-size:12px;padding:0 4px\">").append(daily.get(i))
          .append("<div style=\"height:").append(height).append("px;background:").append(colour)
          .append("\"></div></td>");
    }
    return bars.append("</tr></table>").toString();
  }

  private static String categoryRow(Map.Entry<Category, long[]> line) {
    return row(line.getKey().title().vi() + " / " + line.getKey().title().en(),
        line.getValue()[0] + delta(line.getValue()[0], line.getValue()[1]));
  }

  private static String heading(String text) {
    return "<h2 style=\"font-size:15px;margin:20px 0 6px;border-bottom:1px solid #d9e0e7\">" + text + "</h2>";
  }

  private static String row(String left, String right) {
    return "<tr><td style=\"padding:4px 0\">" + Html.escape(left) + "</td><td align=\"right\">" + Html.escape(right)
        + "</td></tr>";
  }

  private static String table(List<String> rows) {
    return rows.isEmpty()
        ? ""
        : "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" style=\"font-size:14px\">"
            + String.join("", rows) + "</table>";
  }
}
