package haidang.alerting;

import haidang.events.SourceId;
import java.time.Duration;
import java.util.List;

/// The silences that people have asked for.
public interface Silences {
  Duration LONGEST = Duration.ofDays(30);

  /// Silences a rule for a source from now on.
  ///
  /// @param length more than zero, at most [#LONGEST]: none lasts for ever
  /// @throws IllegalArgumentException when it is too long or says no reason
  Silence add(String rule, SourceId source, Duration length, String why, String by);

  /// Ends one before its time; one that has ended is left as it is.
  void revoke(long number, String by);

  /// Newest first, ended ones included.
  List<Silence> newest(int limit);
}
