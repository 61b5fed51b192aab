package haidang.classify.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import haidang.events.Category;
import haidang.events.Counts;
import haidang.events.Flag;
import haidang.events.Post;
import haidang.events.PostKind;
import haidang.events.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Measures rules on labelled texts, one JSON object a line.
public final class Evaluation {
  /// How a file is labelled.
  ///
  /// @param text       name of the field with the text
  /// @param title      name of the field with a title, which a text need not have; empty when none has one
  /// @param label      name of the field with the label
  /// @param positive   labels that ask for a flag
  /// @param categories whose rules count; all when empty
  /// @param errors     how many errors of each sort to keep
  public record Question(String text, String title, String label, Set<String> positive, Set<Category> categories,
      int errors) {
    public Question {
      positive = Set.copyOf(positive);
      categories = Set.copyOf(categories.isEmpty() ? EnumSet.allOf(Category.class) : categories);
    }
  }

  /// What one category's rules, or all (`any`), did.
  public record Score(int truePositives, int falsePositives, int falseNegatives, double precision, double recall,
      double f1) {
    static Score of(int truePositives, int falsePositives, int falseNegatives) {
      double precision = share(truePositives, truePositives + falsePositives);
      double recall = share(truePositives, truePositives + falseNegatives);
      double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
      return new Score(truePositives, falsePositives, falseNegatives, precision, recall, f1);
    }

    private static double share(int part, int whole) { return whole == 0 ? 0 : (double) part / whole; }
  }

  /// @param missed whether it is a text that should have been flagged; else one that should not
  /// @param rules  that flagged it
  public record Mistake(int line, boolean missed, List<String> rules, String text) {}

  /// @param posts            read
  /// @param unreadable       lines that are no JSON object with text and label
  /// @param categories       by code, and `any` for all that were asked for together
  /// @param negatives        texts that should not be flagged
  /// @param flaggedNegatives of these, flagged
  /// @param absent           labels that were asked for and stand in no line
  public record Result(int posts, int unreadable, SortedMap<String, Score> categories, int negatives,
      int flaggedNegatives, List<Mistake> errors, SortedSet<String> absent) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANY = "any";

  private final RuleSet rules;
  private final Question question;
  private final SortedMap<String, int[]> counts = new TreeMap<>();
  private final List<Mistake> errors = new ArrayList<>();
  private final SortedSet<String> absent;
  private int posts;
  private int unreadable;
  private int positives;
  private int missedKept;
  private int wrongKept;

  private Evaluation(RuleSet rules, Question question) {
    this.rules = rules;
    this.question = question;
    this.absent = new TreeSet<>(question.positive());
    counts.put(ANY, new int[2]);
    question.categories().forEach(category -> counts.put(category.code(), new int[2]));
  }

  /// Runs the rules over all lines.
  ///
  /// @param progress told after every line how many have been read
  /// @throws IOException when the lines cannot be read
  public static Result run(RuleSet rules, Question question, BufferedReader lines, IntConsumer progress)
      throws IOException {
    Evaluation evaluation = new Evaluation(rules, question);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        evaluation.line(number, line);
      }
      progress.accept(number);
    }
    return evaluation.result();
  }

  private void line(int number, String line) {
    JsonNode object = parse(line);
    JsonNode text = object == null ? null : object.get(question.text());
    JsonNode label = object == null ? null : object.get(question.label());
    if (object == null || text == null || label == null || !text.isTextual()) {
      unreadable++;
      return;
    }
    posts++;
    absent.remove(label.asText());
    boolean positive = question.positive().contains(label.asText());
    positives += positive ? 1 : 0;
    List<Flag> flags = flags(title(object), text.textValue());
    Set<String> found = new TreeSet<>();
    flags.forEach(flag -> found.add(flag.category().code()));
    if (!found.isEmpty()) {
      found.add(ANY);
    }
    for (String category : found) {
      int[] count = counts.get(category);
      if (count != null) {
        count[positive ? 0 : 1]++;
      }
    }
    keep(number, positive, flags, text.textValue());
  }

  private static @Nullable JsonNode parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return node.isObject() ? node : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private @Nullable String title(JsonNode object) {
    JsonNode title = question.title().isEmpty() ? null : object.get(question.title());
    return title == null || !title.isTextual() ? null : cut(title.textValue(), Post.MAX_TITLE);
  }

  private List<Flag> flags(@Nullable String title, String text) {
    Post post = Example.post("example", PostKind.POST, "example", title, cut(text, Post.MAX_TEXT), List.of(),
        Counts.UNKNOWN);
    return rules.judge(post).verdict() instanceof Verdict.Flagged flagged
        ? flagged.flags().stream().filter(flag -> question.categories().contains(flag.category())).toList()
        : List.of();
  }

  private static String cut(String text, int most) { return text.length() > most ? text.substring(0, most) : text; }

  private void keep(int number, boolean positive, List<Flag> flags, String text) {
    boolean missed = positive && flags.isEmpty();
    boolean wrong = !positive && !flags.isEmpty();
    if (missed && missedKept++ < question.errors() || wrong && wrongKept++ < question.errors()) {
      errors.add(new Mistake(number, missed, flags.stream().map(Flag::rule).toList(), text));
    }
  }

  private Result result() {
    SortedMap<String, Score> scores = new TreeMap<>();
    counts.forEach((category, count) -> scores.put(category, Score.of(count[0], count[1], positives - count[0])));
    int[] any = counts.getOrDefault(ANY, new int[2]);
    return new Result(posts, unreadable, scores, posts - positives, any[1], errors, absent);
  }

  /// A table for people: one line for each category that flagged anything, then all together.
  public static String table(Result result) {
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-14s %8s %8s %8s %10s %8s %8s%n", "category",
        "true+", "false+", "false-", "precision", "recall", "f1"));
    result.categories().forEach((name, score) -> {
      if (score.truePositives() + score.falsePositives() > 0 || name.equals(ANY)) {
        table.append(String.format(Locale.ROOT, "%-14s %8d %8d %8d %10.3f %8.3f %8.3f%n", name, score.truePositives(),
            score.falsePositives(), score.falseNegatives(), score.precision(), score.recall(), score.f1()));
      }
    });
    table.append(String.format(Locale.ROOT, "%d posts, %d of %d negatives flagged (%.3f %%)%n", result.posts(),
        result.flaggedNegatives(), result.negatives(),
        100 * Score.share(result.flaggedNegatives(), result.negatives())));
    for (Mistake mistake : result.errors()) {
      table.append(String.format(Locale.ROOT, "line %d %s: %s%n", mistake.line(),
          mistake.missed() ? "missed" : "wrongly flagged by " + String.join(", ", mistake.rules()),
          mistake.text().replaceAll("\\s+", " ")));
    }
    return table.toString();
  }
}
