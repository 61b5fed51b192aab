package haidang.alerting;

import java.time.Instant;

/// A message to one person. It holds rule titles, source and link, and nothing that a post says.
///
/// @param messageId `<…@…>`; the same for every attempt to send it
/// @param html      self-contained, 600 px wide, no script
public record Mail(String messageId, String recipient, String subject, String plain, String html, Instant at) {}
