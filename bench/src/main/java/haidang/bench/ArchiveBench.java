package haidang.bench;

import haidang.alerting.Case;
import haidang.alerting.CaseFilter;
import haidang.classify.archive.Search;
import haidang.classify.rules.Rule;
import haidang.events.Judgement;
import haidang.events.Post;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang bench archive`.
@Command(name = "archive", mixinStandardHelpOptions = true, description = {
    "How long searching and the console's pages take with a large archive: generated posts, judged by the shipped rules,",
    "in a real index; a real database with their cases; pages through the real HTTP server, one after the other, while",
    "every second posts come and change. Each query is another one. JSON, in milliseconds; \"first\" is the first of its",
    "kind after the program has begun. Takes some minutes for a million posts and 2 GB of files, which it removes."})
final class ArchiveBench implements Callable<Integer> {
  private static final int WARM_UP = 30;
  private static final int SAMPLES = 400;

  @Option(names = "--posts", paramLabel = "N", defaultValue = "1000000", description = "How many posts to generate (default: ${DEFAULT-VALUE})")
  private long posts;

  @Option(names = "--times", paramLabel = "N", defaultValue = "200", description = "How often each page and each query is asked for (default: ${DEFAULT-VALUE})")
  private int times;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed makes the same posts (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--keep", paramLabel = "DIR", description = {
      "Keep what is made in this directory, and take it from there the next time",
      "instead of making it anew; days are then those of its making"})
  private @Nullable Path keep;

  @Override
  public Integer call() throws Exception {
    if (posts < 1) {
      throw new Refused("an archive of " + posts + " posts cannot be measured; --posts must be at least 1");
    }
    Kept kept = keep == null ? null : Kept.in(keep, posts, seed);
    Instant made = kept == null ? null : kept.end();
    Instant end = made == null ? Instant.now() : made;
    try (MadeOffice office = new MadeOffice(keep, made == null ? end.minus(Duration.ofDays(30)) : Instant.MAX)) {
      if (made == null) {
        new MadeMonth(office, seed).live(new MadePosts(office.rules, posts, end, seed), posts, end);
        office.settle();
        if (kept != null) {
          kept.finish(end);
        }
      }
      measure(office, end).print(true);
    }
    return 0;
  }

  private Figures measure(MadeOffice office, Instant end) throws IOException, InterruptedException {
    Figures figures = new Figures().put("posts", office.archive.count())
        .put("cases", office.alerting.cases().tally().waiting() + office.alerting.cases().closed());
    MadePosts coming = new MadePosts(office.rules, posts, end, seed + 1);
    List<Post> samples = office.archive.backTest(MatchAllDocsQuery.INSTANCE, SAMPLES).samples().stream()
        .map(Judgement::post).toList();
    if (samples.isEmpty()) {
      throw new Refused("the archive is empty: it was made by another build; remove its directory");
    }
    Asked asked = new Asked(new MadePosts(office.rules, posts, end, seed + 2), new Random(seed), end);
    try (Meanwhile meanwhile = new Meanwhile(office, samples, coming)) {
      figures.put("search", search(office, asked).asMap()).put("similar", similar(office, samples).asMap())
          .put("pages", pages(office, asked).asMap()).put("refreshes", meanwhile.refreshes());
    }
    return figures;
  }

  /// Every query once of each kind in turn, so that no kind has the caches to itself; what is asked for the very first
  /// time is told apart.
  private Figures search(MadeOffice office, Asked asked) {
    Map<String, Supplier<String>> kinds = asked.kinds();
    Map<String, Quantiles> times = new LinkedHashMap<>();
    Map<String, Figures> figures = new LinkedHashMap<>();
    kinds.forEach((name, query) -> {
      long took = search(office, query.get());
      times.put(name, new Quantiles());
      figures.put(name, new Figures().rounded("first", took / 1e6));
    });
    try (ProgressBar bar = Rounds.bar("Tìm / search", (long) kinds.size() * this.times)) {
      for (int i = -WARM_UP / 3; i < this.times; i++) {
        boolean counts = i >= 0;
        kinds.forEach((name, query) -> {
          long took = search(office, query.get());
          if (counts) {
            Objects.requireNonNull(times.get(name)).add(took);
            bar.step();
          }
        });
      }
    }
    Quantiles all = new Quantiles();
    Figures told = new Figures();
    times.forEach((name, one) -> {
      all.add(one);
      told.put(name, Objects.requireNonNull(figures.get(name)).putAll(one.figures()).asMap());
    });
    return told.put("all", all.figures().asMap());
  }

  private static long search(MadeOffice office, String query) {
    Search search = Search.first(query, Search.Order.NEWEST, 20);
    long start = System.nanoTime();
    office.archive.search(search);
    return System.nanoTime() - start;
  }

  private static Figures similar(MadeOffice office, List<Post> samples) {
    Quantiles similar = new Quantiles();
    for (int round = 0; round < 2; round++) {
      for (Post post : samples) {
        long start = System.nanoTime();
        office.archive.similar(post, 5);
        if (round > 0) {
          similar.add(System.nanoTime() - start);
        }
      }
    }
    return similar.figures();
  }

  private Figures pages(MadeOffice office, Asked asked) throws IOException, InterruptedException {
    List<Case> cases = office.alerting.cases().list(CaseFilter.ALL, 200);
    List<Rule> rules = office.rules.rules();
    List<Supplier<String>> queries = List.copyOf(asked.kinds().values());
    Figures figures = new Figures();
    office.alerting.cases().take("admin", 10);
    try (Visitor visitor = new Visitor(office.address(), "admin", MadeOffice.PASSWORD);
        ProgressBar bar = Rounds.bar("Trang / pages", 9L * times)) {
      for (String page : List.of("/today", "/review", "/cases", "/case", "/archive", "/rules", "/rule", "/sources",
          "/silences")) {
        Quantiles one = new Quantiles();
        for (int i = -WARM_UP; i < times; i++) {
          int number = Math.floorMod(i, 10_000);
          long took = visitor.open(switch (page) {
            case "/case" -> "/cases/" + cases.get(number % cases.size()).id();
            case "/archive" -> "/archive?q=" + Visitor.encode(queries.get(number % queries.size()).get());
            case "/rule" -> "/rules/" + rules.get(number % rules.size()).id();
            default -> page;
          });
          if (i >= 0) {
            one.add(took);
            bar.step();
          }
        }
        figures.put(page.substring(1), one.figures().asMap());
      }
    }
    return figures;
  }
}
