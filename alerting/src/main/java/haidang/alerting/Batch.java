package haidang.alerting;

import java.time.Instant;
import java.util.List;

/// What one person took at one time, in the order it was given: what they still hold and what they have decided or merged.
///
/// @param until when what is held goes back to the queue by itself
public record Batch(long number, Instant until, List<Item> items) {
  public Batch {
    items = List.copyOf(items);
  }

  /// @param random whether it was drawn at random, so that low ranks are measured too
  public record Item(Case one, boolean random) {
    public boolean decided() { return one instanceof Case.Closed || one instanceof Case.Merged; }
  }

  public long decided() { return items.stream().filter(Item::decided).count(); }

  /// Whether nothing of it is left to do.
  public boolean finished() { return items.stream().allMatch(Item::decided); }
}
