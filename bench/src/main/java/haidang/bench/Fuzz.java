package haidang.bench;

import haidang.classify.rules.RuleSet;
import haidang.events.Flag;
import haidang.events.Incomplete;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.Span;
import haidang.events.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang bench fuzz`.
@Command(name = "fuzz", mixinStandardHelpOptions = true, description = {
    "Random and mutated texts through chain and engine, random and mutated rules through grammar and engine.",
    "Ends with 1 at the first exception, wrong offset or input that takes over a second; the seed and number repeat it."})
final class Fuzz implements Callable<Integer> {
  private static final long HANG_NANOS = 1_000_000_000L;
  private static final int RULE_EVERY = 100;

  @Option(names = "--posts", paramLabel = "FILE", description = "Posts to mutate, one a line (default: a few built in)")
  private @Nullable Path posts;

  @Option(names = "--inputs", paramLabel = "N", defaultValue = "10000000", description = "How many (default: ${DEFAULT-VALUE})")
  private long inputs;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--json", description = "Print JSON")
  private boolean json;

  private final FuzzRules fuzzRules = new FuzzRules();
  private long texts;
  private long expressions;
  private long sound;
  private long flags;
  private long spans;
  private long incomplete;

  @Override
  public Integer call() throws Exception {
    FuzzTexts source = new FuzzTexts(posts == null ? List.of() : Posts.read(posts).stream().map(Post::text).toList());
    RuleSet rules = fuzzRules.standing();
    int slow = 0;
    try (ProgressBar bar = Rounds.bar("Fuzz", inputs)) {
      for (long i = 0; i < inputs; i++) {
        Random random = new Random(seed * 1_000_003 + i);
        long start = System.nanoTime();
        try {
          input(i, random, source, rules);
        } catch (RuntimeException | Error e) {
          throw new IllegalStateException("input " + i + " of seed " + seed + " fails", e);
        }
        if (System.nanoTime() - start > HANG_NANOS && ++slow > 3) {
          throw new Refused("input " + i + " of seed " + seed + " took over a second, and so did three before it");
        }
        if ((i & 0x3FFF) == 0) {
          bar.stepTo(i);
        }
      }
    }
    new Figures().put("inputs", inputs).put("texts", texts).put("expressions", expressions)
        .put("soundExpressions", sound)
        .put("flags", flags).put("spans", spans).put("incomplete", incomplete).put("slow", slow).print(json);
    return 0;
  }

  private void input(long i, Random random, FuzzTexts source, RuleSet standing) {
    String text = source.next(random);
    if (i % RULE_EVERY != 0) {
      texts++;
      check(standing.judge(Posts.of(0, text)));
      return;
    }
    expressions++;
    RuleSet made = fuzzRules.next(random);
    sound += made.rules().size();
    check(made.judge(Posts.of(0, text)));
  }

  private void check(Judgement judgement) {
    for (Incomplete one : judgement.incomplete()) {
      incomplete += one.rule().isEmpty() ? 0 : 1;
    }
    if (judgement.verdict() instanceof Verdict.Flagged(List<Flag> all, int more)) {
      flags += all.size() + more;
      all.forEach(flag -> check(flag, judgement.post().text()));
    }
  }

  /// Spans lie inside the text, in order, apart from one another, and begin and end between characters.
  private void check(Flag flag, String text) {
    int last = 0;
    for (Span span : new ArrayList<>(flag.spans())) {
      boolean splits = span.end() > text.length() || splits(text, span.start()) || splits(text, span.end());
      if (span.start() < last || splits) {
        throw new IllegalStateException("span [" + span.start() + ", " + span.end() + ") of " + flag.rule());
      }
      last = span.end();
      spans++;
    }
  }

  private static boolean splits(String text, int at) {
    return at > 0 && at < text.length() && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text
            .charAt(at));
  }
}
