package haidang.events.log;

import haidang.events.Position;
import java.util.List;

/// Applies records to a state of its own and keeps, in that state, where to go on.
public interface Follower {
  /// Where to go on, at most one per partition of each topic; a partition that is missing starts at its beginning.
  List<Position> positions();

  /// Applies a batch and `next` in one unit. Must be idempotent.
  ///
  /// An exception other than [LogUnavailable] or [Unavailable] marks the batch as poisonous: it is halved until the
  /// offending record stands alone, which goes to the dead letters and is then stepped over with an empty batch.
  ///
  /// @param next where to go on afterwards, for the partitions of this batch
  /// @throws Unavailable when a dependency cannot be reached just now; the same batch comes again after a pause
  void apply(List<Stored> batch, List<Position> next);

  /// Records between `from` and `to` can no longer be read: the topic was made anew, or the log ends earlier than
  /// the position says, or the records expired. Following goes on from `to`.
  void gap(Topic topic, Position from, Position to);
}
