package haidang.bench;

import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.events.Flag;
import haidang.events.Post;
import haidang.events.Span;
import haidang.events.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang bench obfuscation`.
@Command(name = "obfuscation", mixinStandardHelpOptions = true, description = {
    "How many posts that the rules flag are still flagged after their words were hidden, and how many clean ones are then"
        + " flagged.",
    "Hidden are the words that were matched; in clean posts two words drawn at random."})
final class ObfuscationBench implements Callable<Integer> {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final int FEWEST_TOKENS = 5;
  private static final int HIDDEN_IN_CLEAN = 2;
  private static final long SEED = 7;

  @Option(names = "--posts", paramLabel = "FILE", required = true, description = "One post a line")
  private Path posts = Path.of("");

  @Option(names = "--rules", paramLabel = "DIR", description = "Directory of rules (default: those shipped)")
  private Path rules = Path.of("");

  @Option(names = "--missed", paramLabel = "N", defaultValue = "0", description = "List the first N missed of each kind")
  private int missed;

  @Option(names = "--alarms", paramLabel = "N", defaultValue = "0", description = "List the first N false alarms of each kind")
  private int alarms;

  @Option(names = "--json", description = "Print JSON")
  private boolean json;

  /// @param hits        posts that were flagged before
  /// @param found       of these, flagged still
  /// @param clean       posts that were not
  /// @param falseAlarms of these, flagged then
  record Row(int hits, int found, double recall, double required, int clean, int falseAlarms) {}

  @Override
  public Integer call() throws Exception {
    RuleSet set = RuleSet.compile(rules.toString().isEmpty() ? RulePack.shipped() : RulePack.load(rules)).orThrow();
    List<Post> read = Posts.read(posts);
    Map<Obfuscation, int[]> counts = new LinkedHashMap<>();
    for (Obfuscation kind : Obfuscation.values()) {
      counts.put(kind, new int[4]);
    }
    for (Post post : read) {
      List<Flag> flags = flags(set, post.text());
      List<int[]> words = words(post, flags);
      counts.forEach((kind, count) -> count(set, post, flags, words, kind, count));
    }
    Map<String, Row> table = new LinkedHashMap<>();
    counts.forEach((kind, count) -> table.put(kind.code(), new Row(count[0], count[1], count[0] == 0
        ? 0
        : Math.round(1_000.0 * count[1] / count[0]) / 1_000.0, kind.required(), count[2], count[3])));
    if (json) {
      new Figures().put("posts", read.size()).put("rows", table).print(true);
    } else {
      System.out.printf(Locale.ROOT, "%-14s %8s %8s %8s %8s %8s %12s%n", "", "hits", "found", "recall", "needed",
          "clean",
          "false alarms");
      table
          .forEach((name, row) -> System.out.printf(Locale.ROOT, "%-14s %8d %8d %8.3f %8.2f %8d %12d%n", name, row.hits,
              row.found, row.recall, row.required, row.clean, row.falseAlarms));
    }
    return table.values().stream().allMatch(row -> row.recall >= row.required) ? 0 : 1;
  }

  private void count(RuleSet set, Post post, List<Flag> flags, List<int[]> words, Obfuscation kind, int[] count) {
    Random random = new Random(SEED + post.id().value().hashCode());
    boolean tooShort = kind == Obfuscation.NO_DIACRITICS && WORD.matcher(post.text()).results().limit(FEWEST_TOKENS)
        .count() < FEWEST_TOKENS;
    if (tooShort) {
      return;
    }
    String hidden = kind.of(post.text(), words, random);
    List<Flag> then = hidden.length() <= Post.MAX_TEXT ? flags(set, hidden) : List.of();
    boolean found = !then.isEmpty();
    count[flags.isEmpty() ? 2 : 0]++;
    count[flags.isEmpty() ? 3 : 1] += found ? 1 : 0;
    if (!flags.isEmpty() && !found && count[0] - count[1] <= missed) {
      System.err.println(kind.code() + ": missed " + flags.getFirst().rule() + ": " + hidden);
    } else if (flags.isEmpty() && found && count[3] <= alarms) {
      System.err.println(kind.code() + ": alarm " + then.getFirst().rule() + ": " + hidden);
    }
  }

  private static List<Flag> flags(RuleSet set, String text) {
    return set.judge(Posts.of(0, text)).verdict() instanceof Verdict.Flagged flagged ? flagged.flags() : List.of();
  }

  /// The words inside the spans of all flags; of a clean post any two.
  private static List<int[]> words(Post post, List<Flag> flags) {
    List<int[]> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(post.text());
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      if (flags.isEmpty() || flags.stream().flatMap(flag -> flag.spans().stream()).anyMatch(span -> covers(span, start,
          end))) {
        words.add(new int[]{start, end});
      }
    }
    Random random = new Random(SEED + post.id().value().hashCode());
    while (flags.isEmpty() && words.size() > HIDDEN_IN_CLEAN) {
      words.remove(random.nextInt(words.size()));
    }
    return words;
  }

  private static boolean covers(Span span, int start, int end) { return span.start() <= start && span.end() >= end; }
}
