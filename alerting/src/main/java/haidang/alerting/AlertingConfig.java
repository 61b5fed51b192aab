package haidang.alerting;

import haidang.events.Severity;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// Settings of alerting, keys under `haidang.alerting`.
///
/// @param instance   names this process among those of one installation
/// @param console    address of the console, for links in mails
/// @param from       sender of mails
/// @param recipients who is told of cases
/// @param digestTo   who gets the daily digest
/// @param atOnceFrom the lowest severity that is told at once; the others are in the digest
/// @param smtp       host of the mail server, empty for the built-in mailbox
/// @param smtpPort   of that server
/// @param digestAt   local time of the digest
/// @param zone       of that time
/// @param hold       how long a taken case stays with its person while idle
/// @param undo       how long a decision can be taken back
/// @param randomShare of a batch, the share that is drawn at random, so that low ranks are measured too; 0 to 1
/// @param evidence   how long flag events and sent mail are kept
public record AlertingConfig(String instance, String console, String from, List<String> recipients,
    List<String> digestTo, Severity atOnceFrom, String smtp, int smtpPort, String smtpUser, String smtpPassword,
    boolean smtpTls,
    LocalTime digestAt, ZoneId zone, Duration hold, Duration undo, double randomShare, Duration evidence) {
  public AlertingConfig {
    recipients = List.copyOf(recipients);
    digestTo = List.copyOf(digestTo);
    if (!(randomShare >= 0 && randomShare <= 1)) {
      throw new IllegalArgumentException("random-share is " + randomShare + ", it takes 0 to 1");
    }
  }

  /// The defaults, as application.yml states them.
  public static AlertingConfig defaults() {
    return new AlertingConfig("main", "http://localhost:8080", "hai-dang@localhost", List.of("truc-ban@localhost"),
        List.of("truc-ban@localhost"), Severity.HIGH, "", 25, "", "", false, LocalTime.of(6, 45),
        ZoneId.of("Asia/Ho_Chi_Minh"), Duration.ofMinutes(15), Duration.ofMinutes(10), 0.1, Duration.ofDays(400));
  }

  /// The same for another process of the installation.
  AlertingConfig named(String other) {
    return new AlertingConfig(other, console, from, recipients, digestTo, atOnceFrom, smtp, smtpPort, smtpUser,
        smtpPassword, smtpTls, digestAt, zone, hold, undo, randomShare, evidence);
  }

  /// The same with the digest at another time.
  AlertingConfig digestAt(LocalTime other) {
    return new AlertingConfig(instance, console, from, recipients, digestTo, atOnceFrom, smtp, smtpPort, smtpUser,
        smtpPassword, smtpTls, other, zone, hold, undo, randomShare, evidence);
  }
}
