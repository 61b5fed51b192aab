package haidang.classify.rules;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Counts;
import haidang.events.Flag;
import haidang.events.Link;
import haidang.events.Post;
import haidang.events.PostKind;
import haidang.events.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;

/// Lucene's answer is the definition of a rule: the engine must give the same one.
class LuceneAgreesTest {
  private static final List<String> WORDS = List.of("a", "b", "lừa", "đảo", "không", "cái", "lon", "lồn", "vay");
  private static final Map<String, List<WordList.Item>> LISTS = Map.of("@core",
      List.of(term("lừa đảo"), term("vay*"), new WordList.Term("lồn", null, List.of("cái", "lừa đảo"), List.of(),
          List.of(), List.of("lon nước")),
          new WordList.Term("đảo", true, List.of(), List.of("a", "b c"), List.of("lừa đảo", "lừa đảo vay"),
              List.of())),
      "@pairs", List.of(term("b"), term("@core"), new WordList.Match(Parser.parse("a BEFORE/2 (vay OR @core)")),
          new WordList.Match(Parser.parse("plain(cái NOT NEAR/1 b)"))));

  private static WordList.Term term(String text) {
    return new WordList.Term(text, null, List.of(), List.of(), List.of(), List.of());
  }

  @Property(tries = 3000, seed = "20261124")
  void engineAndLuceneGiveTheSameAnswer(@ForAll("expressions") List<String> expressions, @ForAll("posts") Post post)
      throws Exception {
    RuleSet set = Loose.set(expressions, LISTS);
    TreeMap<String, Double> scores = new TreeMap<>(Map.of("toxic", 0.5));
    List<String> byEngine = set.judge(post, scores).verdict() instanceof Verdict.Flagged flagged
        ? flagged.flags().stream().map(Flag::rule).toList()
        : List.of();
    Document document = new Document();
    RuleFields.of(post, scores).forEach(document::add);
    IndexSearcher searcher = MemoryIndex.fromDocument(document, new KeywordAnalyzer()).createSearcher();
    List<String> byLucene = new ArrayList<>();
    for (Rule rule : set.rules()) {
      if (searcher.count(set.forArchive(rule.id()).orElseThrow()) > 0) {
        byLucene.add(rule.id());
      }
    }
    assertThat(byEngine).as("%s on %s | %s", expressions, post.title(), post.text()).isEqualTo(byLucene);
  }

  @net.jqwik.api.Example
  void aPhraseBesideItselfIsFoundByBothWhereItsOccurrencesOverlap() throws Exception {
    engineAndLuceneGiveTheSameAnswer(List.of("\"đảo đảo\" NEAR/0 \"đảo đảo\""),
        Example.plain("a đảo đảo đảo đảo"));
  }

  @Property(tries = 2000, seed = "20261124")
  void spansOfFlagsLieInsideTheirField(@ForAll("expressions") List<String> expressions, @ForAll("posts") Post post) {
    if (Loose.set(expressions, LISTS).judge(post).verdict() instanceof Verdict.Flagged flagged) {
      flagged.flags().forEach(flag -> flag.spans().forEach(span -> assertThat(span.end())
          .isLessThanOrEqualTo(
              span.field().equals("title") ? String.valueOf(post.title()).length() : post.text().length())));
    }
  }

  @Provide
  Arbitrary<List<String>> expressions() { return tests(2).list().ofMinSize(1).ofMaxSize(4); }

  private static Arbitrary<String> tests(int depth) {
    Arbitrary<String> place = places(depth);
    if (depth == 0) {
      return place;
    }
    Arbitrary<String> condition = Arbitraries.of("is:unaccented", "has:link", "link:x.vn", "platform:facebook",
        "kind:comment", "count.shares >= 10", "count.likes < 3", "score.toxic > 0.4", "is:question",
        "density(@core) >= 0.4", "density(@pairs) >= 0.5", "tag:lừa");
    Arbitrary<String> deeper = tests(depth - 1);
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, place),
        net.jqwik.api.Tuple.of(2, Combinators.combine(deeper, deeper).as((a, b) -> "(" + a + " AND " + b + ")")),
        net.jqwik.api.Tuple.of(1, Combinators.combine(deeper, deeper).as((a, b) -> "(" + a + " OR " + b + ")")),
        net.jqwik.api.Tuple.of(2, Combinators.combine(deeper, deeper).as((a, b) -> "(" + a + " AND NOT (" + b + "))")),
        net.jqwik.api.Tuple.of(2, Combinators.combine(deeper, deeper, Arbitraries.oneOf(deeper, condition), deeper,
            Arbitraries.of(2, 3)).as((a, b, c, d, least) -> least + " OF (" + String.join(", ", a, b, c, d) + ")")),
        net.jqwik.api.Tuple.of(1, Combinators.combine(deeper, condition).as((a, b) -> "(" + a + " AND " + b + ")")));
  }

  private static Arbitrary<String> places(int depth) {
    Arbitrary<String> word = Arbitraries.of(WORDS);
    Arbitrary<String> leaf = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, word),
        net.jqwik.api.Tuple.of(3,
            word.list().ofMinSize(2).ofMaxSize(3).map(words -> "\"" + String.join(" ", words) + "\"")),
        net.jqwik.api.Tuple.of(1, Arbitraries.of("@core", "@pairs", "lừ*", "va*")));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = places(depth - 1);
    Arbitrary<String> operator = Arbitraries.of("NEAR/0", "NEAR/1", "NEAR/3", "BEFORE/0", "BEFORE/2", "NOT NEAR/0",
        "NOT NEAR/2");
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, leaf),
        net.jqwik.api.Tuple.of(4,
            Combinators.combine(inner, operator, inner).as((a, op, b) -> "(" + a + " " + op + " " + b + ")")),
        net.jqwik.api.Tuple.of(2, Combinators.combine(inner, inner).as((a, b) -> "(" + a + " OR " + b + ")")),
        net.jqwik.api.Tuple.of(1, Combinators.combine(Arbitraries.of("quoted", "negated", "plain"), inner)
            .as((mark, a) -> mark + "(" + a + ")")),
        net.jqwik.api.Tuple.of(1, Combinators.combine(Arbitraries.of("title:", "text:"), inner)
            .as((field, a) -> field + "(" + a + ")")));
  }

  @Provide
  Arbitrary<Post> posts() {
    Arbitrary<String> text = Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(6, Arbitraries.of(WORDS)),
        net.jqwik.api.Tuple.of(2,
            Arbitraries.of("lua", "dao", "ko", "cai", "nuoc", "nước", "c", "vayyyy", "l.ồ.n", "l*n", "mày", "l*n",
                "#LừaĐảo", "#lừa")),
        net.jqwik.api.Tuple.of(2, Arbitraries.of("“", "”", ".", "?", "\n", "http://x.vn/a")))
        .list().ofMaxSize(24).map(words -> String.join(" ", words));
    return Combinators.combine(text, text.map(t -> t.substring(0, Math.min(40, t.length()))),
        Arbitraries.of("facebook", "zalo"), Arbitraries.of(PostKind.class), Arbitraries.of(true, false),
        Arbitraries.longs().between(0, 20)).as(
            (body, title, platform, kind, link, shares) -> Example.post(platform,
                kind, "s", title.isEmpty() ? null : title, body,
                link ? List.of(new Link(URI.create("https://m.x.vn/1"), null)) : List.of(),
                new Counts(shares == 0 ? null : shares, shares, null, null)));
  }
}
