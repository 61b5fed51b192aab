package haidang.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.Coverage;
import haidang.events.Judgement;
import haidang.events.PostId;
import haidang.events.Posts;
import haidang.events.Severity;
import haidang.events.SourceId;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a digest tells, in HTML and as text.
class DigestTwinsTest {
  private final Room room = new Room();

  @AfterEach
  void close() { room.close(); }

  @Test
  void bothSayTheSame() {
    busy();
    Digest digest = room.alerting.digests().preview();

    Set<String> html = words(digest.html().replaceFirst("(?s)^.*?</head>", "").replaceAll("<[^>]*>", " ")
        .replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
        .replace("&amp;", "&"));
    html.removeAll(Set.of("hải", "đăng")); // the mail's head
    Set<String> plain = words(digest.plain());
    assertThat(html).isEqualTo(plain).hasSizeGreaterThan(80);
  }

  @Test
  void itTellsWhatIsDueSilencedAndWrong() {
    busy();
    String plain = room.alerting.digests().preview().plain();

    assertThat(plain).contains("CẦN XEM TRƯỚC", "Có thể: Luật mẫu scam.fresh", "Nguồn sample",
        "Mức cao hoặc khẩn chờ quá một ngày", "Báo lại hôm nay / heard again today: scam.quiet",
        "đang sửa <b>");
    assertThat(plain).contains("độ chính xác giảm: 7 ngày 0 %, 30 ngày trước đó 100 %", "nhiều báo nhầm: bỏ qua 7 / 13",
        "Nguồn broken", "mất / failed", "không có đường thu thập hợp pháp");
    assertThat(plain.lines().filter(line -> line.strip().startsWith("lừa đảo")).findFirst().orElseThrow())
        .matches(".* 1 {2}\\d+ {2}1 {2}53 %");
  }

  @Test
  void aComparisonAcrossAGapSaysSo() {
    covered("broken", Posts.NOON.minus(Duration.ofDays(9)), "failed");
    covered("broken", Posts.NOON.minus(Duration.ofDays(10)), "failed");
    covered("broken", Posts.NOON.minus(Duration.ofDays(1)), "ok");

    assertThat(room.alerting.digests().preview().plain()).contains("thu thiếu: tuần này 0 ngày, tuần trước 2 ngày");
  }

  @Test
  void itsHtmlIsShownByOldMailReaders() {
    busy();
    String html = room.alerting.digests().preview().html();

    assertThat(html).contains("width=\"600\"", "<html lang=\"vi\">", "bgcolor=\"#0a5f85\"")
        .doesNotContain("<img", "<style", "<script", "<svg", "class=", "flex", "đang sửa <b>");
    assertThat(html.split("bgcolor=\"#a9c4d0\"", -1)).as("bars of the six days before").hasSize(7);
    assertThat(html.length()).as("no reader cuts it off").isLessThan(100_000);
  }

  /// Old cases of which people upheld all, new ones of the same rule of which they dismissed all; one that waits.
  private void busy() {
    judge(Posts.NOON.minus(Duration.ofDays(20)), IntStream.range(0, 6).mapToObj(i -> Posts.flagged(
        Posts.post("rss:old" + i, "x"), Posts.flag("scam.worse", Severity.LOW))).toArray(Judgement[]::new));
    judge(Posts.NOON.minus(Duration.ofDays(3)), IntStream.range(0, 7).mapToObj(i -> Posts.flagged(
        Posts.post("rss:new" + i, "x"), Posts.flag("scam.worse", Severity.LOW))).toArray(Judgement[]::new));
    for (int i = 0; i < 6; i++) {
      decide("rss:old" + i, Label.CONFIRMED, Posts.NOON.minus(Duration.ofDays(19)));
    }
    for (int i = 0; i < 7; i++) {
      decide("rss:new" + i, Label.DISMISSED, Posts.NOON.minus(Duration.ofDays(2)));
    }
    judge(Posts.NOON.minus(Duration.ofDays(2)),
        Posts.flagged(Posts.post("rss:late", "x"), Posts.flag("scam.late", Severity.HIGH)));
    judge(Posts.NOON.minus(Duration.ofHours(2)),
        Posts.flagged(Posts.post("rss:fresh", "x"), Posts.flag("scam.fresh", Severity.URGENT)));
    covered("broken", Posts.NOON.minus(Duration.ofHours(1)), "failed");
    room.now.set(Posts.NOON);
    room.alerting.silences().add("scam.quiet", new SourceId("sample"), Duration.ofHours(5), "đang sửa <b>", "lan");
    room.now.set(Posts.NOON.plusSeconds(1));
  }

  private void judge(Instant at, Judgement... judgements) {
    room.now.set(at);
    room.judged(judgements);
  }

  private void decide(String post, Label label, Instant at) {
    Case open = room.alerting.cases().ofPost(new PostId(post)).orElseThrow();
    room.alerting.cases().decide(open.id(), open.revision(), new Finding(label,
        label == Label.DISMISSED ? Reason.QUOTE : null, "", null, "", "lan", at), post);
  }

  private void covered(String source, Instant at, String state) {
    try (Writer writer = room.log.writer("ingest")) {
      writer.append(tx -> tx.appendAll(
          List.of(Wire.event(new Coverage(new SourceId(source), at, state, 0, 0, null)))));
    }
    long total = room.log.ends(Topic.COVERAGE).stream().mapToLong(end -> end.offset()).sum();
    Awaitility.await().atMost(Room.PATIENCE).until(() -> room.count("coverage") >= total);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[\\s|]+"))
        .filter(word -> !word.isBlank() && !word.startsWith("#") && !word.startsWith("http"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
