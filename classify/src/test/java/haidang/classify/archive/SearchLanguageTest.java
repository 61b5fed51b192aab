package haidang.classify.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.classify.archive.Search.Order;
import haidang.events.Counts;
import haidang.events.Judgement;
import haidang.events.Link;
import haidang.events.Media;
import haidang.events.MediaKind;
import haidang.events.Moment;
import haidang.events.Post;
import haidang.events.PostKind;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.SourceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchLanguageTest {
  private static final byte[] KEY = "a key of thirty-two bytes, tests".getBytes(StandardCharsets.UTF_8);

  @SuppressWarnings("NullAway.Init") // opened before each test
  private ArchiveIndex archive;

  @BeforeEach
  void fill(@TempDir Path home) {
    archive = LuceneArchive.open(home, KEY);
    Records records = new Records();
    records.add(Posts.flagged(post("facebook:marked", "Cảnh giác lừa đảo qua mạng", "2026-11-03T10:00:00Z"),
        Posts.flag("scam.warn", Severity.LOW)));
    records.add(Posts.clean(post("facebook:bare", "canh giac lua dao qua mang nhe", "2026-11-04T10:00:00Z")));
    records.add(Posts.clean(post("web:harvest", "Lúa chín vàng trên đảo nhỏ", "2026-11-05T17:30:00Z")));
    records.add(Posts.flagged(linked(), Posts.flag("scam.otp", Severity.URGENT)));
    records.feed(archive);
    archive.refresh();
  }

  @AfterEach
  void close() { archive.close(); }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      lừa đảo                                | facebook:marked facebook:bare
      lua dao                                | facebook:marked facebook:bare web:harvest
      LỪA ĐẢO                                | facebook:marked facebook:bare
      =lúa                                   | web:harvest
      =lua                                   | facebook:bare
      "lừa đảo"                              | facebook:marked facebook:bare
      "lua dao"                              | facebook:marked facebook:bare
      "đảo lừa"                              |
      lừ*                                    | facebook:marked facebook:bare
      =lừ*                                   | facebook:marked
      ngân NEAR/3 otp                        | rss:linked
      ngân NEAR/1 otp                        |
      "ngan hang" NEAR/8 otp                 | rss:linked
      lúa OR otp                             | web:harvest rss:linked facebook:bare
      lua -giác                              | web:harvest
      lua NOT giác                           | web:harvest
      -lua                                   | rss:linked
      (lúa OR otp) vàng                      | web:harvest
      platform:facebook                      | facebook:marked facebook:bare
      nền:facebook,web                       | facebook:marked facebook:bare web:harvest
      source:bao-mau                         | rss:linked
      kind:comment                           | rss:linked
      kiểu:post lua                          | facebook:marked facebook:bare web:harvest
      verdict:flagged                        | facebook:marked rss:linked
      severity:urgent                        | rss:linked
      loại:scam                              | facebook:marked rss:linked
      quy-tac:scam.otp                       | rss:linked
      rule:scam.*                            | facebook:marked rss:linked
      -rule:scam.*                           | facebook:bare web:harvest
      has:link                               | rss:linked
      from:2026-11-04                        | facebook:bare web:harvest rss:linked
      from:2026-11-04 to:2026-11-05          | facebook:bare
      ngày:06/11/2026                        | web:harvest
      tiêu                                   | rss:linked
      "tiêu đề gửi"                          |
      chú thích                              | rss:linked
      """)
  void findsWhatItSays(String query, String expected) {
    List<String> ids = expected == null ? List.of() : List.of(expected.split(" ", -1));

    assertThat(archive.search(Search.first(query, Order.OLDEST, 100)).hits())
        .extracting(hit -> hit.judgement().post().id().value()).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void postsWithTheMarksAsTypedStandFirstByRelevance() {
    Page page = archive.search(Search.first("lừa", Order.RELEVANCE, 10));

    assertThat(page.hits()).extracting(hit -> hit.judgement().post().id().value()).containsExactly("facebook:marked",
        "facebook:bare");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      lừa đảo              | facebook:marked | lừa,đảo
      lua                  | web:harvest     | Lúa
      "lua dao"            | facebook:bare   | lua dao
      ngân NEAR/3 otp      | rss:linked      | OTP,ngân
      giá*                 | facebook:marked | giác
      đề OR thích -lúa     | rss:linked      | đề,thích
      """)
  void highlightsPointAtTheWordsAsTheAuthorWroteThem(String query, String id, String expected) {
    Hit found = archive.search(Search.first(query, Order.NEWEST, 10)).hits().stream()
        .filter(hit -> hit.judgement().post().id().value().equals(id)).findFirst().orElseThrow();

    assertThat(found.highlights().stream().map(h -> words(found.judgement(), h)).toList())
        .containsExactly(expected.split(",", -1));
  }

  @Test
  void theReadingNamesEveryClauseAsWritten() {
    Page page = archive.search(Search.first("lừa lua =lúa \"ngân hàng\" vay* a NEAR/2 b -rule:x from:2026-01-01",
        Order.NEWEST, 10));

    assertThat(page.reading()).containsExactly(new Reading(Reading.Kind.MARKED, "lừa", false),
        new Reading(Reading.Kind.BARE, "lua", false), new Reading(Reading.Kind.EXACT, "=lúa", false),
        new Reading(Reading.Kind.PHRASE, "\"ngân hàng\"", false), new Reading(Reading.Kind.PREFIX, "vay*", false),
        new Reading(Reading.Kind.NEAR, "a NEAR/2 b", false), new Reading(Reading.Kind.FIELD, "rule:x", true),
        new Reading(Reading.Kind.TIME, "from:2026-01-01", false));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "không đóng          | 0  | never closed
      (lúa                 | 4  | closing bracket
      lúa)                 | 3  | never opened
      lúa OR               | 6  | missing
      platfrom:web         | 0  | there is no field 'platfrom'
      severity:nhất        | 9  | there are low, medium, high, urgent
      from:hôm-qua         | 5  | is no date
      lúa NEAR/3           | 10 | missing
      a*                   | 0  | at least 2 letters
      ...                  | 3  | no word
      NOT                  | 3  | missing
      """)
  void namesWhatItCannotReadAndWhere(String query, int at, String message) {
    assertThatThrownBy(() -> archive.search(Search.first(query, Order.NEWEST, 10)))
        .isInstanceOfSatisfying(UnreadableQuery.class, e -> {
          assertThat(e.at()).isEqualTo(at);
          assertThat(e.reason().en()).contains(message);
          assertThat(e.reason().vi()).isNotBlank();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://vi-du.example/a?b=c", "10:30", "lưu ý: nhớ", "a-b", "- -", "= =", "“lúa chín”",
      "NEAR",
      "😀 đ.m", "\u0000", "to:1/1/2026 ***", "((((lúa))))"})
  void takesWhateverPeopleType(String query) {
    try {
      archive.search(Search.first(query, Order.RELEVANCE, 10));
    } catch (UnreadableQuery e) {
      assertThat(e.reason().vi()).isNotBlank();
    }
  }

  @Test
  void refusesQueriesThatCostTooMuch() {
    for (String query : List.of("a".repeat(1_001), "(".repeat(20) + "a", "a ".repeat(80))) {
      assertThatThrownBy(() -> archive.search(Search.first(query, Order.NEWEST, 10)))
          .isInstanceOf(UnreadableQuery.class);
    }
  }

  private static String words(Judgement judgement, Highlight highlight) {
    Post post = judgement.post();
    String part = switch (highlight.field()) {
      case "title" -> String.valueOf(post.title());
      case "text" -> post.text();
      default -> String.valueOf(post.media().getFirst().caption());
    };
    return part.substring(highlight.start(), highlight.end());
  }

  private static Post post(String id, String text, String published) {
    Post p = Posts.post(id, text);
    return new Post(p.id(), p.source(), p.kind(), p.cause(), 1, p.presence(), p.permalink(), null, null, null, null,
        text, false, null, null, Moment.exactly(Instant.parse(published)), null, p.collected(), List.of(), List.of(),
        Counts.UNKNOWN, p.contentHash(), null);
  }

  private static Post linked() {
    Post p = Posts.post("rss:linked", "Gửi mã OTP cho nhân viên ngân hàng");
    return new Post(p.id(), new SourceId("bao-mau"), PostKind.COMMENT, p.cause(), 1, p.presence(), null, null, null,
        null, "Một tiêu đề", p.text(), false, null, null, Moment.exactly(Instant.parse("2026-11-06T17:00:00Z")), null,
        p.collected(), List.of(new Media(MediaKind.IMAGE, URI.create("https://vi-du.example/a.jpg"), "Lời chú thích",
            null)),
        List.of(new Link(URI.create("https://vi-du.example"), null)), Counts.UNKNOWN, p.contentHash(), null);
  }
}
