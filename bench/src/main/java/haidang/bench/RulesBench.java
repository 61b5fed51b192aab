package haidang.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import haidang.events.Post;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang bench rules`.
@Command(name = "rules", mixinStandardHelpOptions = true, description = {
    "Posts a second with generated rules, on one thread, one post at a time: our engine, Lucene's monitor, Aho–Corasick.",
    "All read the same tokens of our text chain, whose cost is in every figure. Rules are drawn from the posts' own words."})
final class RulesBench implements Callable<Integer> {
  @Option(names = "--posts", paramLabel = "FILE", required = true, description = "One post a line")
  private Path posts = Path.of("");

  @Option(names = "--rules", paramLabel = "N", defaultValue = "1000", description = "How many rules to generate (default: ${DEFAULT-VALUE})")
  private int rules;

  @Option(names = "--broadest", paramLabel = "SHARE", defaultValue = "0.005", description = "Draw no phrase that occurs in a larger share of the posts; 1 for any (default: ${DEFAULT-VALUE}, where lint calls a rule too broad)")
  private double broadest;

  @Option(names = "--cpu", description = "Count this process's processor time, its garbage collector included, instead of the wall clock's: for machines that others use as well")
  private boolean cpu;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Measured passes of which the median counts (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--without-monitor", description = "Leave out Lucene's monitor, which takes most of the time")
  private boolean withoutMonitor;

  @Option(names = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    List<Post> read = Posts.read(posts);
    List<MadeRule> made = MadeRules.draw(new Vocabulary(read, broadest), rules);
    Rounds measured = new Rounds(read, rounds, cpu ? RulesBench::processorTime : System::nanoTime);
    measured.add(new HaidangRow(MadeRules.compile(made)));
    measured.add(new AhoCorasickRow(made));
    measured.add(new AnalysisRow());
    if (!withoutMonitor) {
      measured.add(new MonitorRow(made));
    }
    measured.run();
    Map<String, Object> speeds = new LinkedHashMap<>();
    for (String name : List.of("haidang", "luceneMonitor", "ahoCorasick", "analysisOnly")) {
      measured.postsPerSecond(name).ifPresent(speed -> speeds.put(name, speed));
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rules", rules);
    figures.put("posts", read.size());
    figures.put("postsPerSecond", speeds);
    figures.put("sameMatches", measured.sameMatches());
    System.out.println(json ? JsonMapper.builder().build().writeValueAsString(figures) : table(measured, read.size()));
    return measured.sameMatches() ? 0 : 1;
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private String table(Rounds measured, int count) {
    StringBuilder table = new StringBuilder(
        String.format(Locale.ROOT, "%d rules, %d posts, medians of %d%n", rules, count,
            rounds));
    measured.names().forEach(name -> table.append(String.format(Locale.ROOT, "%-14s %,9d posts/s  %,9d matches%n", name,
        measured.postsPerSecond(name).orElse(0), measured.matches(name))));
    return table.append(measured.sameMatches() ? "all report the same matches" : "MATCHES DIFFER").toString();
  }
}
