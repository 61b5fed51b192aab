package haidang.alerting;

import java.time.Instant;
import java.util.List;

/// Who did what. Entries form a chain of keyed hashes: one that is changed or removed is noticed.
public interface Audit {
  void record(String by, String act, String subject, String detail);

  /// Newest first.
  List<Entry> newest(int limit);

  /// The number of the first entry that does not fit the chain, or 0.
  long firstBroken();

  /// @param number from 1, without gaps
  record Entry(long number, Instant at, String by, String act, String subject, String detail) {}
}
