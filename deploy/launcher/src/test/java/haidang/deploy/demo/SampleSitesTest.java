package haidang.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleSitesTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  private final HttpClient client = HttpClient.newHttpClient();
  private volatile Instant now = START;
  private SampleSites sites;

  @BeforeEach
  void open() throws IOException { sites = SampleSites.open(0, World.begun(START), () -> now); }

  @AfterEach
  void close() {
    sites.close();
    client.close();
  }

  @Test
  void whoHasTheFeedIsNotSentItAgainUntilItChanges() throws Exception {
    HttpResponse<String> first = get("/bao/feed.xml");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(get("/bao/feed.xml", "If-None-Match", tag).statusCode()).isEqualTo(304);

    now = START.plusSeconds(10);
    assertThat(get("/bao/feed.xml", "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void aReaderWithADateAloneIsAnsweredByIt() throws Exception {
    String changed = get("/kenh/").headers().firstValue("Last-Modified").orElseThrow();
    assertThat(get("/kenh/", "If-Modified-Since", changed).statusCode()).isEqualTo(304);
    assertThat(get("/kenh/", "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);

    now = START.plusSeconds(10);
    assertThat(get("/kenh/", "If-Modified-Since", changed).statusCode()).isEqualTo(200);
  }

  @Test
  void aWithdrawnPostIsGoneFromItsPageAndNamedInTheFeed() throws Exception {
    assertThat(get("/bao/bd-rut-tien").statusCode()).isEqualTo(200);

    now = START.plusSeconds(120);
    assertThat(get("/bao/bd-rut-tien").statusCode()).isEqualTo(410);
    assertThat(get("/bao/feed.xml").body())
        .contains("<at:deleted-entry ref=\"" + sites.origin() + "/bao/bd-rut-tien\"");
  }

  @Test
  void aPostThatIsNotOutYetIsNotThere() throws Exception {
    assertThat(get("/xa/no-such-post").statusCode()).isEqualTo(404);
    Site town = World.begun(START).sites().get(1);
    String last = "/xa/" + town.posts().getLast().id();
    assertThat(get(last).statusCode()).isEqualTo(404);

    now = START.plusSeconds(7_200);
    assertThat(get(last).statusCode()).isEqualTo(200);
  }

  @Test
  void anUndatedPostNamesNoDate() throws Exception {
    assertThat(get("/xa/thong-bao-cu").body()).contains("NewsArticle").doesNotContain("datePublished", "<time");
    assertThat(get("/xa/thi-an").body()).contains("datePublished", "<time", "og:title");
  }

  @Test
  void everyPageSaysThatItIsSampleData() throws Exception {
    for (String path : new String[]{"/", "/bao/", "/bao/feed.xml", "/bao/bd-vo-dap", "/xa/", "/kenh/", "/nowhere"}) {
      assertThat(get(path).body()).as(path).contains("DỮ LIỆU MẪU");
    }
  }

  @Test
  void robotsAreAskedToStayOutOfThePrivateCorner() throws Exception {
    assertThat(get("/robots.txt").body()).contains("Disallow: /rieng/");
  }

  @Test
  void nothingCanBePosted() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(sites.origin() + "/kenh/")).POST(HttpRequest.BodyPublishers
        .ofString("x")).build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sites.origin() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
