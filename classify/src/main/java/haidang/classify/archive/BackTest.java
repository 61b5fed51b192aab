package haidang.classify.archive;

import haidang.events.Judgement;
import java.util.List;

/// What a rule would have flagged in the archive.
///
/// @param searched how many posts were searched
/// @param matched  counts of those the rule matches
/// @param samples  some of them, chosen evenly
public record BackTest(long searched, Summary matched, List<Judgement> samples) {
  public BackTest {
    samples = List.copyOf(samples);
  }
}
