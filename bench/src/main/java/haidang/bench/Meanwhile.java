package haidang.bench;

import haidang.classify.archive.LuceneArchive;
import haidang.classify.rules.RuleSet;
import haidang.events.Cause;
import haidang.events.Moment;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.Presence;
import haidang.events.log.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// What goes on while people look: every second some posts come, half of them new and half changed ones of before, and
/// readers are shown them. So no state of the index is asked for longer than that.
final class Meanwhile implements AutoCloseable {
  private static final int HALF = 10;

  private final ScheduledExecutorService second = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> going;
  private final AtomicLong refreshes = new AtomicLong();
  private final LuceneArchive archive;
  private final RuleSet rules;
  private final List<Post> before;
  private final MadePosts coming;

  /// @param before of the archive
  /// @param coming new ones, without end
  Meanwhile(MadeOffice office, List<Post> before, MadePosts coming) {
    this.archive = office.archive;
    this.rules = office.rules;
    this.before = before;
    this.coming = coming;
    going = second.scheduleAtFixedRate(this::pass, 1, 1, TimeUnit.SECONDS);
  }

  private void pass() {
    long round = refreshes.get();
    Instant now = Instant.now();
    List<Stored> stored = new ArrayList<>();
    for (int i = 0; i < HALF; i++) {
      long number = round * HALF + i;
      Post old = before.get((int) (number % before.size()));
      stored.add(judged(made(new PostId("rss:new-" + number), coming.next(), 1, now), now));
      stored.add(judged(made(old.id(), old, 2 + number / before.size(), old.collected()), now));
    }
    archive.apply(stored, List.of());
    archive.refresh();
    refreshes.incrementAndGet();
  }

  private static Post made(PostId id, Post like, long version, Instant at) {
    return new Post(id, like.source(), like.kind(), Cause.LIVE, version, Presence.PRESENT, like.permalink(), null, null,
        null, like.title(), like.text() + " " + version, false, "vi", null, Moment.exactly(at), null, at, List.of(),
        List.of(), like.counts(), like.contentHash(), null);
  }

  private Stored judged(Post post, Instant at) { return MadeMonth.stored(rules.judge(post), at); }

  long refreshes() { return refreshes.get(); }

  /// @throws IllegalStateException when the archive stood still because a step failed
  @Override
  public void close() {
    if (going.state() == Future.State.FAILED) {
      throw new IllegalStateException("nothing went on", going.exceptionNow());
    }
    second.close();
  }
}
