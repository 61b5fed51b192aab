package haidang.alerting;

import haidang.events.Bilingual;
import haidang.events.Flag;
import haidang.events.Severity;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Writes a mail when it is sent. The outbox holds references alone, so what is erased meanwhile is not told.
final class MailComposer {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

  private final AlertingConfig config;
  private final SourceNames names;
  private final InstantSource clock;

  MailComposer(AlertingConfig config, SourceNames names, InstantSource clock) {
    this.config = config;
    this.names = names;
    this.clock = clock;
  }

  /// Empty where there is nothing left to tell: the post has gone or its flags no longer stand.
  Optional<Mail> compose(Handle handle, Outbox.Row row) {
    if (row.caseId() != null) {
      return handle.createQuery("select " + CaseRows.COLUMNS + " from flagged_case where id = :id")
          .bind("id", row.caseId()).map(CaseRows::read).findOne()
          .filter(one -> one.facts().standing() == Standing.FLAGGED).map(one -> ofCase(row, one.facts()));
    }
    LocalDate day = Objects.requireNonNull(row.day());
    return DailyDigests.find(handle, day).map(digest -> new Mail(row.messageId(), row.recipient(), digest.subject(),
        digest.plain(), digest.html(), clock.instant()));
  }

  private Mail ofCase(Outbox.Row row, CaseFacts facts) {
    String link = config.console() + "/cases/" + facts.id();
    String at = TIME.format(facts.flaggedAt().atZone(config.zone()));
    String first = facts.flags().isEmpty() ? "Không phân tích được" : facts.flags().getFirst().title().vi();
    String source = names.of(facts.source());
    String subject = "[" + word(facts.severity()).vi() + "] Có thể: " + first + " – " + source;
    var plain = new StringBuilder(
        "Một bài đăng công khai có dấu hiệu cần xem.\nA public post may need a person's look.\n\n");
    var html = new StringBuilder("<p style=\"margin:0 0 12px\">Một bài đăng công khai có dấu hiệu cần xem."
        + "<br><span style=\"color:#5b6b7a\">A public post may need a person's look.</span></p><ul>");
    for (Flag flag : facts.flags()) {
      plain.append("- ").append(flag.title().vi()).append(" / ").append(flag.title().en()).append(" (")
          .append(flag.category().title().vi()).append(", ").append(word(flag.severity()).vi()).append(", ")
          .append(flag.rule()).append(")\n");
      html.append("<li><b>").append(Html.escape(flag.title().vi())).append("</b> / ")
          .append(Html.escape(flag.title().en())).append("<br><span style=\"color:#5b6b7a\">")
          .append(Html.escape(flag.category().title().vi())).append(", ").append(word(flag.severity()).vi())
          .append(", ")
          .append(Html.escape(flag.rule())).append("</span></li>");
    }
    plain.append("\nNguồn / Source: ").append(source).append("\nLúc / At: ").append(at).append("\n")
        .append(link).append("\n\nMáy chỉ gợi ý; con người quyết định. / A machine flags; a person decides.\n");
    html.append("</ul><p>Nguồn / Source: ").append(Html.escape(source)).append("<br>Lúc / At: ")
        .append(at).append("</p><p><a href=\"").append(Html.escape(link))
        .append(
            "\" style=\"background:#0b3c5d;color:#ffffff;padding:8px 14px;text-decoration:none\">Mở hồ sơ / Open the"
                + " case</a></p><p style=\"color:#5b6b7a\">Máy chỉ gợi ý; con người quyết định. / A machine flags; a person"
                + " decides.</p>");
    return new Mail(row.messageId(), row.recipient(), subject, plain.toString(), Html.page(subject, html.toString()),
        clock.instant());
  }

  static Bilingual word(Severity severity) {
    return switch (severity) {
      case LOW -> new Bilingual("thấp", "low");
      case MEDIUM -> new Bilingual("trung bình", "medium");
      case HIGH -> new Bilingual("cao", "high");
      case URGENT -> new Bilingual("khẩn", "urgent");
    };
  }
}
