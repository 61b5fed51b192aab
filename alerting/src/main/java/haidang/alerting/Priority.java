package haidang.alerting;

import haidang.events.Counts;
import haidang.events.Flag;
import haidang.events.Severity;
import haidang.events.Verdict;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a case stands where it does in the queue: how urgent its flag is, how many people the post has reached, and how
/// often that rule is right.
///
/// @param rule      whose flag counts most, null where the post could not be analysed
/// @param severity  of that flag
/// @param people    the largest of the counts that the source shows, null where it shows none
/// @param precision how often people uphold that rule, 0 to 1, as far as is known
/// @param decided   upheld or dismissed cases of the rule that this rests on
public record Priority(@Nullable String rule, Severity severity, @Nullable Long people, double precision,
    long decided) {
  /// A post whose source shows no counts is taken as one that ten people saw: unknown is not nobody.
  private static final long UNKNOWN = 10;
  private static final double UNANALYSED = 0.5;

  static Priority of(Verdict verdict, @Nullable Long people, Precisions precisions) {
    return (verdict instanceof Verdict.Flagged flagged ? flagged.flags().stream() : Stream.<Flag>empty())
        .map(flag -> new Priority(flag.rule(), flag.severity(), people, precisions.of(flag),
            precisions.decided(flag.rule())))
        .max(Comparator.comparingDouble(Priority::value))
        .orElse(new Priority(null, Severity.MEDIUM, people, UNANALYSED, 0));
  }

  /// The largest count is the least number of people who met the post.
  static @Nullable Long people(Counts counts) {
    return Stream.of(counts.views(), counts.likes(), counts.shares(), counts.comments()).filter(Objects::nonNull)
        .max(Comparator.naturalOrder()).orElse(null);
  }

  /// Doubles with each step of severity.
  public double urgency() {
    return switch (severity) {
      case LOW -> 1;
      case MEDIUM -> 2;
      case HIGH -> 4;
      case URGENT -> 8;
    };
  }

  /// 1 for nobody, 2 for a hundred people, 3 for ten thousand.
  public double reach() { return 1 + Math.log10(1.0 + (people == null ? UNKNOWN : Math.max(0, people))) / 2; }

  public double value() { return urgency() * reach() * precision; }
}
