package haidang.events;

import java.time.Instant;

/// An instant as a source claims it.
///
/// @param at UTC; the start of the day, month or year where the source is no more precise
public record Moment(Instant at, Precision precision) {
  public static Moment exactly(Instant at) { return new Moment(at, Precision.EXACT); }
}
