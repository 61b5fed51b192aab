package haidang.classify.rules;

import haidang.classify.vietnamese.TextChain;
import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.Presence;
import haidang.events.RuleBody;
import haidang.events.RuleManifest;
import haidang.events.RuleStatus;
import haidang.events.Verdict;
import haidang.events.Versions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Compiled rules, ready to judge; immutable, so swapping a reference swaps the rules while matching goes on.
public final class RuleSet {
  private static final RuleSet EMPTY = new RuleSet(Parts.NONE);

  private final Parts parts;
  private final Engine engine;
  private final Map<String, Integer> numbers;
  private final String version;
  private final Versions versions;

  RuleSet(Parts parts) {
    this.parts = parts;
    this.engine = parts.link();
    this.numbers = engine.numbersById();
    this.version = parts.version();
    this.versions = new Versions(TextChain.VERSION, version, null, null);
  }

  /// No rules at all.
  public static RuleSet empty() { return EMPTY; }

  /// Compiles a pack; a rule that is not sound is left out and named in the errors.
  public static Compilation compile(RulePack pack) { return new Build(EMPTY.parts).of(pack.bodies(), Map.of()); }

  /// Hash of a rule's or list's body, 64 hex chars: the key it lies under in a manifest.
  public static String hash(RuleBody body) { return Digest.of(body.yaml().getBytes(StandardCharsets.UTF_8)); }

  /// The id of a rule (`scam.fake-bank-otp`) or list (`@name`) by the path of its file.
  public static String id(RuleBody body) {
    String path = body.path().replaceFirst("\\.yaml$", "");
    return path.startsWith("lists/") ? "@" + path.substring(6) : path.replace('/', '.');
  }

  /// The set a manifest names. What has not changed is taken over as it is compiled here.
  ///
  /// @param bodies a body by its hash, null when there is none
  public Compilation with(RuleManifest manifest, Function<String, @Nullable RuleBody> bodies) {
    List<RuleBody> found = new ArrayList<>();
    List<RuleError> missing = new ArrayList<>();
    Map<String, RuleStatus> statuses = new TreeMap<>();
    for (RuleManifest.Entry entry : manifest.entries()) {
      RuleBody body = bodies.apply(entry.hash());
      if (body == null) {
        missing.add(new RuleError(entry.rule(), 1, 1, "its body " + entry.hash() + " is missing", "", ""));
      } else {
        found.add(body);
        statuses.put(entry.rule(), entry.status());
      }
    }
    Compilation compilation = new Build(parts).of(found, statuses);
    missing.addAll(compilation.errors());
    return new Compilation(compilation.rules(), missing);
  }

  /// The manifest of this set: every rule and list, its hash and status, by id.
  public RuleManifest manifest(long number) { return new RuleManifest(number, parts.entries()); }

  /// Judges one version of one post. Same post and same version of the rules: the same judgement.
  public Judgement judge(Post post) { return judge(post, Collections.emptySortedMap()); }

  /// Judges with scores that models gave, by name, 0 to 1.
  public Judgement judge(Post post, SortedMap<String, Double> scores) {
    if (post.presence() == Presence.GONE) {
      return new Judgement(post, new Verdict.Withdrawn(), List.of(), List.of(), null, List.of(), scores, versions);
    }
    Workspace workspace = engine.take();
    try {
      return new Judging(workspace).judge(post, scores, versions);
    } finally {
      engine.giveBack(workspace);
    }
  }

  /// What one rule, whatever its status, says of a post: its flag if it matches.
  ///
  /// @throws IllegalArgumentException when there is no such rule
  public Optional<Flag> ask(String ruleId, Post post) {
    Integer number = numbers.get(ruleId);
    if (number == null) {
      throw new IllegalArgumentException("there is no rule " + ruleId);
    }
    Workspace workspace = engine.take();
    try {
      return new Judging(workspace).ask(number, post);
    } finally {
      engine.giveBack(workspace);
    }
  }

  /// Hash over all rules, lists and their status, 64 hex chars.
  public String version() { return version; }

  /// All sound rules, by id.
  public List<Rule> rules() { return parts.ruleList(); }

  /// A rule by its id.
  public Optional<Rule> rule(String ruleId) {
    return Optional.ofNullable(numbers.get(ruleId)).map(number -> engine.rules().get(number))
        .map(entry -> parts.withStatus(entry.compiled()));
  }

  /// The same rule as a Lucene query over the fields of [RuleFields]; empty when there is no such rule.
  public Optional<Query> forArchive(String ruleId) {
    return Optional.ofNullable(numbers.get(ruleId)).map(number -> new ArchiveQuery(engine).of(number));
  }

  Engine engine() { return engine; }

  int number(String ruleId) { return Objects.requireNonNull(numbers.get(ruleId), ruleId); }

  Parts parts() { return parts; }
}
