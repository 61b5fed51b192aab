package haidang.bench;

import haidang.alerting.Case;
import haidang.alerting.CaseFilter;
import haidang.classify.archive.Search;
import haidang.classify.rules.Rule;
import haidang.events.Post;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./haidang bench archive`.
@Command(name = "archive", mixinStandardHelpOptions = true, description = {
    "How long searching and the console's pages take with a large archive: generated posts, judged by the shipped rules,",
    "in a real index; a real database with their cases; pages through the real HTTP server, one after the other. JSON, in",
    "milliseconds. Takes some minutes for a million posts and 2 GB of temporary files, which it removes."})
final class ArchiveBench implements Callable<Integer> {
  private static final int WARM_UP = 30;

  @Option(names = "--posts", paramLabel = "N", defaultValue = "1000000", description = "How many posts to generate (default: ${DEFAULT-VALUE})")
  private long posts;

  @Option(names = "--times", paramLabel = "N", defaultValue = "200", description = "How often each page and each query is asked for (default: ${DEFAULT-VALUE})")
  private int times;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "The same seed makes the same posts (default: ${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws Exception {
    Instant end = Instant.now();
    try (MadeOffice office = new MadeOffice(end.minus(Duration.ofDays(30)))) {
      MadePosts made = new MadePosts(office.rules, posts, end, seed);
      MadeMonth month = new MadeMonth(office, seed);
      month.live(made, posts, end);
      Map<String, String> queries = queries(made, end);
      Figures figures = new Figures().put("posts", office.archive.count())
          .put("cases", office.alerting.cases().waiting() + office.alerting.cases().closed())
          .put("search", search(office, queries).asMap()).put("similar", similar(office, month.samples()).asMap())
          .put("pages", pages(office, queries).asMap());
      figures.print(true);
    }
    return 0;
  }

  /// What people ask for, from the commonest to the rarest.
  private static Map<String, String> queries(MadePosts made, Instant end) {
    String day = end.atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toLocalDate().minusDays(3).toString();
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put("everything", "");
    queries.put("oneWord", "tài");
    queries.put("oneWordBare", "tai");
    queries.put("twoWords", "tài khoản");
    queries.put("phrase", "\"tài khoản\"");
    queries.put("prefix", "kho*");
    queries.put("near", "mã NEAR/8 \"ngân hàng\"");
    queries.put("without", "mã -OTP");
    queries.put("flagged", "verdict:flagged");
    queries.put("conditions", "mã loại:scam từ:" + day);
    queries.put("rare", made.word() + " " + made.word() + " " + made.word());
    return queries;
  }

  private Figures search(MadeOffice office, Map<String, String> queries) {
    Figures figures = new Figures();
    Quantiles all = new Quantiles();
    try (ProgressBar bar = Rounds.bar("Tìm / search", (long) queries.size() * times)) {
      queries.forEach((name, query) -> {
        Quantiles one = new Quantiles();
        Search search = Search.first(query, Search.Order.NEWEST, 20);
        for (int i = 0; i < WARM_UP / 3; i++) {
          office.archive.search(search);
        }
        for (int i = 0; i < times; i++) {
          long start = System.nanoTime();
          office.archive.search(search);
          one.add(System.nanoTime() - start);
          bar.step();
        }
        figures.put(name, one.figures().put("total", office.archive.search(search).summary().orElseThrow().total())
            .asMap());
        all.add(one);
      });
    }
    return figures.put("all", all.figures().asMap());
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

  private Figures pages(MadeOffice office, Map<String, String> queries) throws IOException, InterruptedException {
    List<Case> cases = office.alerting.cases().list(CaseFilter.ALL, 200);
    List<Rule> rules = office.rules.rules();
    List<String> asked = List.copyOf(queries.values());
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
            case "/archive" -> "/archive?q=" + Visitor.encode(asked.get(number % asked.size()));
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
