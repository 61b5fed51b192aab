package haidang.alerting;

import java.util.List;
import java.util.Optional;

/// The built-in mailbox that stands in where no mail server is configured.
public interface Mailbox {
  /// Newest first.
  List<Mail> newest(int limit);

  Optional<Mail> find(String messageId);
}
