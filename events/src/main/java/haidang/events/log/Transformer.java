package haidang.events.log;

import java.util.List;

/// Answers a batch with the records to append. Deterministic, without effects of its own.
public interface Transformer {
  /// An exception other than [Unavailable] marks the batch as poisonous; see [Follower#apply].
  List<Event> apply(List<Stored> batch);
}
