package haidang.alerting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The daily digests: one a day over the 24 hours up to 06:45 local time.
public interface Digests {
  /// Newest first.
  List<Digest> newest(int limit);

  Optional<Digest> find(LocalDate day);

  /// A digest over the 24 hours up to now. It is shown and sent to nobody, and changes no daily digest.
  Digest preview();
}
