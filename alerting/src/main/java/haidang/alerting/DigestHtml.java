package haidang.alerting;

import java.util.List;

/// A digest as HTML that mail readers of all ages show: tables, inline styles, no picture. The chart's bars are cells
/// with a height and a ground, as some readers draw nothing else.
final class DigestHtml {
  private static final int TALLEST = 64;
  private static final String CELL = "padding:7px 8px 7px 0;border-bottom:1px solid #dbe3e6";
  private static final String SMALL = "color:#566670;font-size:12px;line-height:18px";

  private final StringBuilder out = new StringBuilder();

  private DigestHtml() {}

  static String of(DigestPage page) {
    var html = new DigestHtml();
    html.paragraph("font-size:20px;line-height:30px;margin:0 0 4px", "<b>" + Html.escape(page.state()) + "</b>");
    html.paragraph(SMALL + ";margin:0 0 14px", Html.escape(page.head())
        + (page.late() ? " <b style=\"color:#b3261e\">Gửi muộn / sent late</b>" : ""));
    html.table(List.of(), page.deltas());
    html.bars(page);
    page.sections().forEach(html::section);
    html.paragraph(SMALL + ";margin:20px 0 0", String.join("<br>", page.foot().stream().map(Html::escape).toList()));
    return html.out.toString();
  }

  private void paragraph(String style, String inner) {
    out.append("<p style=\"").append(style).append("\">").append(inner).append("</p>\n");
  }

  private void bars(DigestPage page) {
    long most = Math.max(1, page.bars().stream().mapToLong(DigestPage.Bar::count).max().orElse(1));
    out.append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\""
        + " style=\"margin:14px 0 2px\"><tr>");
    for (int i = 0; i < page.bars().size(); i++) {
      DigestPage.Bar bar = page.bars().get(i);
      long height = Math.max(2, TALLEST * bar.count() / most);
      String ground = i == page.bars().size() - 1 ? "#0a5f85" : "#a9c4d0";
      out.append("<td width=\"14%\" valign=\"bottom\" align=\"center\" style=\"").append(SMALL).append("\">")
          .append(bar.count())
          .append(
              "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" align=\"center\"><tr><td")
          .append(" width=\"32\" height=\"").append(height).append("\" bgcolor=\"").append(ground)
          .append("\" style=\"height:").append(height)
          .append("px;font-size:1px;line-height:1px\">&nbsp;</td></tr></table></td>");
    }
    out.append("</tr><tr>");
    page.bars().forEach(bar -> out.append("<td align=\"center\" style=\"border-top:1px solid #7b8a93;").append(SMALL)
        .append("\">").append(Html.escape(bar.label())).append("</td>"));
    out.append("</tr></table>\n");
    paragraph(SMALL + ";margin:0", Html.escape(page.barsNote()));
  }

  private void section(DigestPage.Section section) {
    out.append("<h2 style=\"font-size:15px;line-height:24px;margin:20px 0 4px\">")
        .append(Html.escape(section.title())).append("</h2>\n");
    if (section.lines().isEmpty()) {
      paragraph("margin:0;color:#566670", Html.escape(section.empty()));
    } else {
      table(section.heads(), section.lines());
    }
  }

  private void table(List<String> heads, List<DigestPage.Line> lines) {
    out.append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\""
        + " style=\"font-size:14px;line-height:21px\">");
    if (!heads.isEmpty()) {
      out.append("<tr><td></td>");
      heads.forEach(
          head -> out.append("<td align=\"right\" style=\"padding:2px 8px 2px 0;").append(SMALL).append("\"><b>")
              .append(Html.escape(head)).append("</b></td>"));
      out.append("</tr>");
    }
    int columns = lines.stream().mapToInt(line -> line.figures().size()).max().orElse(0);
    lines.forEach(line -> row(line, columns));
    out.append("</table>\n");
  }

  /// @param columns of figures in this table; where a line has fewer, empty cells keep the others in line
  private void row(DigestPage.Line line, int columns) {
    String text = Html.escape(line.text());
    out.append("<tr><td valign=\"top\" style=\"").append(CELL).append("\">").append(line.link() == null
        ? text
        : "<a href=\"" + Html.escape(line.link()) + "\" style=\"color:#0a5f85\">" + text + "</a>");
    if (!line.detail().isEmpty()) {
      out.append("<br><span style=\"").append(SMALL).append("\">").append(Html.escape(line.detail())).append("</span>");
    }
    out.append("</td>");
    line.figures().forEach(figure -> out.append("<td align=\"right\" valign=\"top\" style=\"white-space:nowrap;")
        .append(CELL).append("\">").append(Html.escape(figure)).append("</td>"));
    out.append(("<td style=\"" + CELL + "\"></td>").repeat(columns - line.figures().size()));
    out.append("</tr>");
  }
}
