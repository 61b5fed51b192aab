package haidang.classify.archive;

import haidang.events.Judgement;
import haidang.events.Position;
import haidang.events.Posts;
import haidang.events.log.Event;
import haidang.events.log.Stored;
import haidang.events.log.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A log of judgements on one partition, as a follower sees it.
final class Records {
  private static final String TOPIC_ID = "judged-1";

  private final List<Stored> all = new ArrayList<>();

  Records add(Judgement... judgements) {
    for (Judgement judgement : judgements) {
      add(judgement, Posts.NOON);
    }
    return this;
  }

  Records add(Judgement judgement, Instant at) {
    Event event = Wire.event(judgement);
    Position place = new Position(TOPIC_ID, 0, all.size());
    all.add(new Stored(event.topic(), place, at, event.key().getBytes(StandardCharsets.UTF_8), event.value(),
        event.headers()));
    return this;
  }

  /// Applies what lies behind the index's own position, up to an offset.
  void feed(ArchiveIndex index, int to) {
    int from = index.positions().isEmpty() ? 0 : (int) index.positions().getFirst().offset();
    index.apply(all.subList(from, to), List.of(new Position(TOPIC_ID, 0, to)));
  }

  void feed(ArchiveIndex index) { feed(index, all.size()); }

  /// Applies a stretch again, as a log does that was left at an earlier position.
  void again(ArchiveIndex index, int from) {
    index.apply(all.subList(from, all.size()), List.of(new Position(TOPIC_ID, 0, all.size())));
  }
}
