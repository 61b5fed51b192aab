package haidang.bench;

import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.events.Post;
import haidang.events.RuleBody;
import haidang.events.RuleManifest;
import haidang.events.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang bench latency`.
@Command(name = "latency", mixinStandardHelpOptions = true, description = {
    "How long one post takes with many generated rules, in microseconds: at rest, and while one rule changes every second.",
    "Also how long a full compile takes and after how long a changed rule is seen in judgements, in milliseconds."})
final class LatencyBench implements Callable<Integer> {
  private static final String MARKER = "vạnhoatảikhôngcóthật";

  @Option(names = "--posts", paramLabel = "FILE", required = true, description = "One post a line")
  private Path posts = Path.of("");

  @Option(names = "--rules", paramLabel = "N", defaultValue = "10000", description = "How many rules to generate (default: ${DEFAULT-VALUE})")
  private int rules;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "15", description = "Length of each part (default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--json", description = "Print JSON")
  private boolean json;

  private volatile RuleSet current = RuleSet.empty();
  private final Map<String, RuleBody> bodies = new HashMap<>();

  @Override
  public Integer call() throws Exception {
    List<Post> read = Posts.read(posts);
    List<RuleBody> made = new ArrayList<>(
        MadeRules.pack(MadeRules.draw(new Vocabulary(read, Vocabulary.BROAD), rules - 1)).bodies());
    made.add(changing(0));
    made.forEach(body -> bodies.put(RuleSet.hash(body), body));
    long[] compiles = new long[3];
    for (int i = 0; i < compiles.length; i++) {
      long start = System.nanoTime();
      current = RuleSet.compile(new RulePack(made)).orThrow();
      compiles[i] = System.nanoTime() - start;
    }
    try (ProgressBar bar = Rounds.bar("Đo / measuring", 3)) {
      new Latencies().judge(read, () -> current, Duration.ofSeconds(seconds));
      bar.step();
      Latencies rest = new Latencies();
      rest.judge(read, () -> current, Duration.ofSeconds(seconds));
      bar.step();
      List<Long> seen = new ArrayList<>();
      Latencies changing = new Latencies();
      Thread changes = Thread.ofPlatform().start(() -> change(seen));
      changing.judge(read, () -> current, Duration.ofSeconds(seconds));
      changes.interrupt();
      changes.join();
      bar.step();
      long[] visible = seen.stream().mapToLong(Long::longValue).sorted().toArray();
      new Figures().put("rules", rules).put("posts", read.size()).put("compileMillis", Figures.list(compiles, 1e6))
          .put("atRestMicros", rest.figures()).put("whileChangingMicros", changing.figures())
          .put("changes", visible.length)
          .rounded("changeVisibleMillisWorst", visible.length == 0 ? 0 : visible[visible.length - 1] / 1e6).print(json);
    }
    return 0;
  }

  /// Changes one rule every second until interrupted, and notes how long it took until a judgement showed it.
  private void change(List<Long> seen) {
    for (int number = 1; !Thread.currentThread().isInterrupted(); number++) {
      long start = System.nanoTime();
      RuleBody body = changing(number);
      String hash = RuleSet.hash(body);
      bodies.put(hash, body);
      RuleSet before = current;
      List<RuleManifest.Entry> entries = before.manifest(number).entries().stream()
          .map(entry -> entry.rule().equals("scam.changing")
              ? new RuleManifest.Entry(entry.rule(), hash, entry.status())
              : entry)
          .toList();
      current = before.with(new RuleManifest(number, entries), bodies::get).orThrow();
      if (!(current.judge(Posts.of(0, MARKER + number)).verdict() instanceof Verdict.Flagged)) {
        throw new IllegalStateException("the changed rule does not match");
      }
      seen.add(System.nanoTime() - start);
      try {
        Thread.sleep(Math.max(1, 1_000 - (System.nanoTime() - start) / 1_000_000));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static RuleBody changing(int number) {
    String word = MARKER + number;
    return new RuleBody("scam/changing.yaml", """
        id: scam.changing
        title: {vi: Luật đổi, en: Changing rule}
        category: scam
        severity: low
        match: %s
        must_match: [%s]
        must_not_match: ['0']
        """.formatted(word, word));
  }

  /// Times of single judgements.
  private static final class Latencies {
    private long[] nanos = new long[1 << 16];
    private int count;

    void judge(List<Post> posts, Supplier<RuleSet> rules, Duration length) {
      long end = System.nanoTime() + length.toNanos();
      for (int i = 0;; i = (i + 1) % posts.size()) {
        long start = System.nanoTime();
        if (start >= end) {
          return;
        }
        rules.get().judge(posts.get(i));
        if (count == nanos.length) {
          nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = System.nanoTime() - start;
      }
    }

    Map<String, Object> figures() {
      Arrays.sort(nanos, 0, count);
      return new Figures().rounded("p50", at(0.5)).rounded("p99", at(0.99)).rounded("p999", at(0.999))
          .rounded("max", at(1))
          .put("judged",
              count)
          .asMap();
    }

    private double at(double share) { return nanos[(int) Math.min(count - 1L, Math.round(share * count))] / 1e3; }
  }
}
