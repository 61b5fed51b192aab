package haidang.alerting;

import java.util.List;
import java.util.Map;

/// What the console counts: the same tables as the digest's.
public interface Figures {
  Overview overview();

  /// Decisions on the cases of each rule in 30 days, by rule.
  Map<String, Overview.RuleHealth> rules();

  /// How collecting went in each of the last 24 hours, oldest first, by source.
  Map<String, List<Hour>> coverage();

  /// One hour of one source.
  enum Hour {
    /// Nobody looked.
    NONE,
    /// Every look went well.
    COMPLETE,
    /// Some looks failed or were held back.
    LATE,
    /// Every look failed.
    LOST
  }
}
