package haidang.alerting;

/// Delivers a mail.
interface MailTransport {
  /// @throws Undelivered when it may work later
  void deliver(Mail mail);

  /// The mail did not leave.
  final class Undelivered extends RuntimeException {
    private static final long serialVersionUID = 1;

    Undelivered(String message, Throwable cause) { super(message, cause); }
  }
}
