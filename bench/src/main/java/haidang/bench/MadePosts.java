package haidang.bench;

import haidang.classify.rules.Rule;
import haidang.classify.rules.RuleSet;
import haidang.events.Cause;
import haidang.events.Counts;
import haidang.events.Moment;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.PostKind;
import haidang.events.Presence;
import haidang.events.SourceId;
import haidang.events.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Posts of the words that the rules' examples use where nothing is wrong, a few of them often and most of them seldom,
/// as in talk. Some hold an example that a rule must match, some repeat a post of before with a word changed.
final class MadePosts {
  static final int SOURCES = 60;

  private static final double FLAGGED = 0.02;
  private static final double REPEATED = 0.03;
  private static final int REMEMBERED = 500;
  private static final Duration SPAN = Duration.ofDays(30);

  private final Random random;
  private final long total;
  private final Instant end;
  private final List<String> words;
  private final List<String> examples;
  private final Deque<String> before = new ArrayDeque<>();
  private long made;

  /// @param end when the last one is published; the first one is so 30 days before
  MadePosts(RuleSet rules, long total, Instant end, long seed) {
    this.random = new Random(seed);
    this.total = total;
    this.end = end;
    this.examples = rules.rules().stream().map(Rule::mustMatch).flatMap(List::stream).toList();
    this.words = rules.rules().stream().map(Rule::mustNotMatch).flatMap(List::stream)
        .flatMap(text -> Stream.of(text.split("\\s+"))).distinct().sorted()
        .filter(word -> !word.isBlank() && rules.judge(Posts.of(0, word)).verdict() instanceof Verdict.Clean).toList();
  }

  boolean more() { return made < total; }

  Post next() {
    Instant at = end.minus(SPAN.multipliedBy(total - 1 - made).dividedBy(total));
    String text = text();
    String id = Long.toString(made++);
    boolean live = Duration.between(at, end).compareTo(Duration.ofDays(1)) < 0;
    return new Post(new PostId("rss:" + id), new SourceId("nguon-" + random.nextInt(SOURCES)),
        random.nextInt(3) == 0 ? PostKind.ARTICLE : PostKind.POST, live ? Cause.LIVE : Cause.IMPORT, 1,
        Presence.PRESENT, URI.create("https://hai-minh.example/" + id), null, null, null,
        random.nextInt(3) == 0 ? talk(4 + random.nextInt(8)) : null, text, false, "vi", null, Moment.exactly(at), null,
        at.plusSeconds(30), List.of(), List.of(), counts(), Integer.toHexString(text.hashCode()), null);
  }

  private String text() {
    double draw = random.nextDouble();
    String text = draw < REPEATED && !before.isEmpty()
        ? before.peekFirst() + " " + word()
        : draw < REPEATED + FLAGGED
            ? talk(random.nextInt(12)) + " " + examples.get(random.nextInt(examples.size()))
            : talk(8 + random.nextInt(40));
    if (random.nextInt(REMEMBERED) == 0 || before.isEmpty()) {
      before.addFirst(text);
    } else if (before.size() > 1 && random.nextInt(REMEMBERED) == 0) {
      before.removeLast();
    }
    return text;
  }

  private String talk(int length) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      said.add(word());
    }
    return String.join(" ", said);
  }

  /// The cube of an even draw: half of all words are of the eighth that is used most.
  String word() {
    double draw = random.nextDouble();
    return words.get((int) (draw * draw * draw * words.size()));
  }

  private Counts counts() {
    return random.nextInt(4) == 0
        ? Counts.UNKNOWN
        : new Counts((long) random.nextInt(500), (long) random.nextInt(50), null,
            (long) Math.exp(12 * random.nextDouble()));
  }
}
