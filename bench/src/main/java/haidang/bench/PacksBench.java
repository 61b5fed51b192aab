package haidang.bench;

import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.classify.rules.StepCosts;
import haidang.events.Post;
import haidang.events.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang bench packs`.
@Command(name = "packs", mixinStandardHelpOptions = true, description = "Posts a second with the shipped rules on one thread, and which step takes how much of it.")
final class PacksBench implements Callable<Integer> {
  @Option(names = "--posts", paramLabel = "FILE", required = true, description = "One post a line")
  private Path posts = Path.of("");

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Measured passes of which the median counts (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<Post> read = Posts.read(posts);
    RuleSet rules = RuleSet.compile(RulePack.shipped()).orThrow();
    StepCosts costs = StepCosts.of(rules, read, rounds);
    Figures shares = new Figures().rounded("chain", costs.chain() / costs.total())
        .rounded("automaton", costs.automaton() / costs.total())
        .rounded("verification", costs.verification() / costs.total())
        .rounded("explanation", costs.explanation() / costs.total());
    long flagged = read.stream().filter(post -> rules.judge(post).verdict() instanceof Verdict.Flagged).count();
    new Figures().put("rules", rules.rules().size()).put("posts", read.size()).put("flagged", flagged)
        .put("postsPerSecond", Math.round(1e9 / costs.total())).put("share", shares.asMap()).print(json);
    return 0;
  }
}
