package haidang.classify.rules;

import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.Presence;
import haidang.events.RuleBody;
import haidang.events.RuleManifest;
import haidang.events.Verdict;
import haidang.events.Versions;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Compiled rules, ready to judge; immutable, so swapping a reference swaps the rules while matching goes on.
public final class RuleSet {
  private RuleSet() {}

  /// Compiles a pack; a rule that is not sound is left out and named in the errors.
  public static Compilation compile(RulePack pack) { return new Compilation(new RuleSet(), List.of()); }

  /// Hash of a rule's or list's body: the key it lies under in a manifest.
  public static String hash(RuleBody body) { return Integer.toHexString(body.yaml().hashCode()); }

  /// The id of a rule (`scam.fake-bank-otp`) or list (`@name`) by the path of its file.
  public static String id(RuleBody body) {
    String path = body.path().replaceFirst("\\.yaml$", "");
    return path.startsWith("lists/") ? "@" + path.substring(6) : path.replace('/', '.');
  }

  /// The set a manifest names. What has not changed is taken over as it is compiled here.
  ///
  /// @param bodies a body by its hash, null when there is none
  public Compilation with(RuleManifest manifest, Function<String, @Nullable RuleBody> bodies) {
    return new Compilation(this, List.of());
  }

  /// The manifest of this set: every rule and list, its hash and status.
  public RuleManifest manifest(long number) { return new RuleManifest(number, List.of()); }

  /// Judges one version of one post. Same post and same version of the rules: the same judgement.
  public Judgement judge(Post post) { return judge(post, new TreeMap<>()); }

  /// Judges with scores that models gave, by name, 0 to 1.
  public Judgement judge(Post post, SortedMap<String, Double> scores) {
    Verdict verdict = post.presence() == Presence.GONE ? new Verdict.Withdrawn() : new Verdict.Clean();
    return new Judgement(post, verdict, List.of(), List.of(), null, List.of(), scores,
        new Versions("1", version(), null, null));
  }

  /// Hash over all rules, lists and their status.
  public String version() { return "none"; }

  /// All sound rules, by id.
  public List<Rule> rules() { return List.of(); }

  /// The same rule as a Lucene query over the fields of [RuleFields]; empty when there is no such rule.
  public Optional<Query> forArchive(String ruleId) { return Optional.empty(); }
}
