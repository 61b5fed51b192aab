package haidang.alerting;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/// Delivers to a mail server, as plain text and HTML in one message.
final class SmtpTransport implements MailTransport {
  private final AlertingConfig config;
  private final Session session;

  SmtpTransport(AlertingConfig config) {
    this.config = config;
    var settings = new Properties();
    settings.put("mail.smtp.host", config.smtp());
    settings.put("mail.smtp.port", String.valueOf(config.smtpPort()));
    settings.put("mail.smtp.connectiontimeout", "10000");
    settings.put("mail.smtp.timeout", "20000");
    settings.put("mail.smtp.writetimeout", "20000");
    settings.put("mail.smtp.starttls.enable", String.valueOf(config.smtpTls()));
    settings.put("mail.smtp.starttls.required", String.valueOf(config.smtpTls()));
    settings.put("mail.smtp.auth", String.valueOf(!config.smtpUser().isEmpty()));
    this.session = Session.getInstance(settings);
  }

  @Override
  public void deliver(Mail mail) {
    try {
      MimeMessage message = message(mail);
      try (Transport transport = session.getTransport("smtp")) {
        if (config.smtpUser().isEmpty()) {
          transport.connect();
        } else {
          transport.connect(config.smtpUser(), config.smtpPassword());
        }
        transport.sendMessage(message, new Address[]{new InternetAddress(mail.recipient())});
      }
    } catch (MessagingException e) {
      throw new Undelivered("mail server " + config.smtp() + ": " + e.getMessage(), e);
    }
  }

  private MimeMessage message(Mail mail) throws MessagingException {
    var message = new MimeMessage(session) {
      @Override
      protected void updateMessageID() throws MessagingException { setHeader("Message-ID", mail.messageId()); }
    };
    message.setFrom(new InternetAddress(config.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(mail.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    var plain = new MimeBodyPart();
    plain.setText(mail.plain(), StandardCharsets.UTF_8.name());
    var html = new MimeBodyPart();
    html.setContent(mail.html(), "text/html; charset=UTF-8");
    message.setContent(new MimeMultipart("alternative", plain, html));
    message.saveChanges();
    return message;
  }
}
