package haidang.bench;

import haidang.events.Post;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// Runs rows round by round, so that whatever else the machine does meets all of them alike. A round takes each row at
/// least a second.
final class Rounds {
  private static final int WARM_UP = 1;
  private static final long SHORTEST_WARM_UP_NANOS = 4_000_000_000L;
  private static final long SHORTEST_ROUND_NANOS = 1_000_000_000L;

  private final List<Post> posts;
  private final int rounds;
  private final LongSupplier clock;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, List<Long>> nanos = new LinkedHashMap<>();
  private final Map<String, Matches> matched = new LinkedHashMap<>();

  /// @param clock of nanoseconds
  Rounds(List<Post> posts, int rounds, LongSupplier clock) {
    this.posts = posts;
    this.rounds = rounds;
    this.clock = clock;
  }

  void add(Row row) {
    rows.put(row.name(), row);
    nanos.put(row.name(), new ArrayList<>());
  }

  void run() throws Exception {
    try (ProgressBar bar = bar("Đo / measuring", (long) rows.size() * (rounds + WARM_UP))) {
      for (Row row : rows.values()) {
        bar.setExtraMessage(" warm-up " + row.name());
        long start = System.nanoTime();
        Matches matches = Matches.compared();
        row.pass(posts, matches);
        matched.put(row.name(), matches);
        while (System.nanoTime() - start < SHORTEST_WARM_UP_NANOS) {
          row.pass(posts, Matches.counted());
        }
        bar.step();
      }
      for (int round = 1; round <= rounds; round++) {
        for (Row row : rows.values()) {
          bar.setExtraMessage(" round " + round + " " + row.name());
          System.gc();
          time(row.name()).add(pass(row));
          bar.step();
        }
      }
    }
    for (Row row : rows.values()) {
      row.close();
    }
  }

  /// Time of one pass, taken over as many as the clock, which may tick slowly, needs to be read from.
  private long pass(Row row) throws Exception {
    long start = clock.getAsLong();
    long spent = 0;
    int passes = 0;
    while (spent < SHORTEST_ROUND_NANOS) {
      row.pass(posts, Matches.counted());
      passes++;
      spent = clock.getAsLong() - start;
    }
    return spent / passes;
  }

  static ProgressBar bar(String task, long total) {
    return new ProgressBarBuilder().setTaskName(task).setInitialMax(total).setUpdateIntervalMillis(500)
        .setConsumer(new ConsoleProgressBarConsumer(System.err)).build();
  }

  private List<Long> time(String name) { return nanos.getOrDefault(name, List.of()); }

  List<String> names() { return List.copyOf(rows.keySet()); }

  long matches(String name) { return matched.getOrDefault(name, Matches.compared()).total(); }

  /// The median of all rounds; empty when there is no such row.
  OptionalLong postsPerSecond(String name) {
    List<Long> sorted = time(name).stream().sorted().toList();
    return sorted.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(posts.size() * 1e9 / sorted.get(sorted.size() / 2)));
  }

  /// Whether all rows that match rules found the same ones in every post.
  boolean sameMatches() {
    List<Matches> all = rows.values().stream().filter(Row::matches).map(row -> matched.getOrDefault(row.name(),
        Matches.compared())).toList();
    return all.stream().allMatch(one -> one.same(all.getFirst()));
  }
}
