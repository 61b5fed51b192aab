package haidang.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import haidang.events.Moment;
import haidang.ingest.Samples;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.source.Selectors;
import haidang.ingest.source.SourceKind;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleTest {
  private static final String BODY = "<article><p>Mưa lớn làm ngập nhiều tuyến đường.</p><p>Xe cộ đi chậm.</p></article>";
  private static final String TEXT = "Mưa lớn làm ngập nhiều tuyến đường.\nXe cộ đi chậm.";

  private static FoundPost read(String html) throws Unreadable { return read(html, Selectors.NONE); }

  private static FoundPost read(String html, Selectors selectors) throws Unreadable {
    return new WebCollector().map(Samples.source(SourceKind.PAGE, selectors), Samples.page("text/html; charset=utf-8",
        html)).posts().getFirst();
  }

  private static String jsonLd(String json) { return "<script type='application/ld+json'>" + json + "</script>"; }

  @Test
  void theMarkedArticleIsItsText() throws Exception {
    assertThat(read("<nav>Trang chủ</nav>" + BODY + "<footer>Liên hệ</footer>").text()).isEqualTo(TEXT);
  }

  @Test
  void anArticleNobodyMarkedIsFoundByItsParagraphs() throws Exception {
    FoundPost post = read("<div id=menu><a href=/>Trang chủ của chúng tôi ở đây</a></div><div><div><p>Mưa lớn làm ngập"
        + " nhiều tuyến đường.</p><p>Xe cộ đi chậm trong nhiều giờ liền.</p></div></div>");

    assertThat(post.text()).isEqualTo("Mưa lớn làm ngập nhiều tuyến đường.\nXe cộ đi chậm trong nhiều giờ liền.");
  }

  @Test
  void theSourcesOwnSelectorsGoFirst() throws Exception {
    var selectors = new Selectors(null, null, ".tieu-de", ".noi-dung", ".ngay", ".tac-gia");
    FoundPost post = read(BODY + "<h1>Khác</h1><b class=tieu-de>Ngập</b><div class=noi-dung>Nội dung thật.</div>"
        + "<i class=ngay>20/11/2026 08:30</i><i class=tac-gia>Người Viết Mẫu</i>", selectors);

    assertThat(post.title()).isEqualTo("Ngập");
    assertThat(post.text()).isEqualTo("Nội dung thật.");
    assertThat(post.author()).isEqualTo("Người Viết Mẫu");
    assertThat(post.published()).satisfies(m -> assertThat(m.at()).isEqualTo(Instant.parse("2026-11-20T01:30:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{'@type':'NewsArticle','headline':'Ngập','datePublished':'2026-11-20T08:30:00+07:00','author':{'name':'A'}}",
      "[{'@type':'Organization'},{'@type':['NewsArticle'],'headline':'Ngập','datePublished':'2026-11-20T01:30:00Z','author':['A']}]",
      "{'@graph':[{'@type':'WebSite'},{'@type':'Article','headline':'Ngập','datePublished':'2026-11-20T01:30:00Z','author':[{'name':'A'}]}]}",
      "<!-- {'@type':'BlogPosting','headline':'Ngập','datePublished':'2026-11-20T01:30:00Z','author':'A'} -->"})
  void jsonLdIsReadHoweverItIsWrapped(String json) throws Exception {
    FoundPost post = read(jsonLd(json.replace('\'', '"')) + "<h1>Khác</h1>" + BODY);

    assertThat(post.title()).isEqualTo("Ngập");
    assertThat(post.author()).isEqualTo("A");
    assertThat(post.published()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T01:30:00Z")));
  }

  @Test
  void aBrokenJsonLdBlockIsPassedOver() throws Exception {
    FoundPost post = read(jsonLd("{\"@type\":") + jsonLd("{\"@type\":\"Article\",\"headline\":\"Ngập\"}") + BODY);

    assertThat(post.title()).isEqualTo("Ngập");
  }

  @Test
  void anArticleThatStandsInJsonLdAloneIsRead() throws Exception {
    assertThat(read(jsonLd("{\"@type\":\"Article\",\"articleBody\":\"Mưa lớn &amp; gió.\"}")).text()).isEqualTo(
        "Mưa lớn & gió.");
  }

  @Test
  void openGraphServesWhereThereIsNoJsonLd() throws Exception {
    FoundPost post = read("<meta property='og:title' content='Ngập'><meta property='article:published_time'"
        + " content='2026-11-20T08:30:00+07:00'><meta property='article:modified_time' content='2026-11-20T09:00:00+07:00'>"
        + BODY);

    assertThat(post.title()).isEqualTo("Ngập");
    assertThat(post.published()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T01:30:00Z")));
    assertThat(post.edited()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T02:00:00Z")));
  }

  @Test
  void theTimeElementServesLast() throws Exception {
    assertThat(read("<time datetime='2026-11-20T08:30:00+07:00'>sáng nay</time>" + BODY).published()).isEqualTo(Moment
        .exactly(Instant.parse("2026-11-20T01:30:00Z")));
  }

  @Test
  void theHeadingIsTheTitleWhereNothingElseNamesOne() throws Exception {
    assertThat(read("<title>Báo mẫu</title><h1>Ngập</h1>" + BODY).title()).isEqualTo("Ngập");
  }

  @Test
  void thePagesOwnAddressIsShownToPeople() throws Exception {
    assertThat(read("<link rel=canonical href='/tin-chinh.html'>" + BODY).permalink()).isEqualTo(URI.create(
        "https://bao.example/tin-chinh.html"));
  }

  @Test
  void anAddressOnAnotherHostIsNotBelieved() throws Exception {
    assertThat(read("<link rel=canonical href='https://khac.example/x'>" + BODY).permalink())
        .isEqualTo(Samples.ADDRESS);
  }

  @Test
  void aPageWithoutAnArticleIsNamed() {
    assertThat(catchThrowableOfType(Unreadable.class, () -> read("<nav>Trang chủ</nav>"))).hasMessage(
        "https://bao.example/trang holds no article text");
  }

  @Test
  void aSelectorThatFindsNothingIsNamed() {
    var selectors = new Selectors(null, null, null, ".khong-co", null, null);

    assertThat(catchThrowableOfType(Unreadable.class, () -> read(BODY, selectors))).hasMessageEndingWith(
        "holds no article text under '.khong-co'");
  }

  @Test
  void aPageNestedTenThousandDeepIsRead() throws Exception {
    assertThat(read("<div>".repeat(10_000) + BODY).text()).isEqualTo(TEXT);
  }
}
