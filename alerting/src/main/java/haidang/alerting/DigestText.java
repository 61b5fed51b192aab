package haidang.alerting;

import java.util.Locale;

/// A digest as plain text in 72 columns.
final class DigestText {
  private static final int WIDTH = 72;
  private static final int LONGEST_BAR = 24;

  private final StringBuilder out = new StringBuilder();

  private DigestText() {}

  static String of(DigestPage page) {
    var text = new DigestText();
    text.line(page.head()).line("").line(page.state());
    if (page.late()) {
      text.line("Gửi muộn / sent late");
    }
    text.line("");
    page.deltas().forEach(text::row);
    text.line("").bars(page);
    page.sections().forEach(text::section);
    text.line("");
    page.foot().forEach(text::line);
    return text.out.toString();
  }

  private DigestText line(String line) {
    out.append(line).append('\n');
    return this;
  }

  private void bars(DigestPage page) {
    long most = Math.max(1, page.bars().stream().mapToLong(DigestPage.Bar::count).max().orElse(1));
    for (DigestPage.Bar bar : page.bars()) {
      line(String.format(Locale.ROOT, " %s %6d  %s", bar.label(), bar.count(),
          "#".repeat((int) Math.ceilDiv(bar.count() * LONGEST_BAR, most))));
    }
    line(" " + page.barsNote());
  }

  private void section(DigestPage.Section section) {
    line("");
    String heads = String.join("  ", section.heads());
    line(apart(section.title().toUpperCase(Locale.ROOT), heads));
    section.lines().forEach(this::row);
    if (section.lines().isEmpty()) {
      line(" " + section.empty());
    }
  }

  private void row(DigestPage.Line row) {
    line(apart(" " + row.text(), String.join("  ", row.figures())));
    if (!row.detail().isEmpty()) {
      line("   " + row.detail());
    }
    if (row.link() != null) {
      line("   " + row.link());
    }
  }

  private static String apart(String left, String right) {
    int space = WIDTH - left.codePointCount(0, left.length()) - right.codePointCount(0, right.length());
    return right.isEmpty() ? left : left + " ".repeat(Math.max(2, space)) + right;
  }
}
