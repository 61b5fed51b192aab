package haidang.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.ingest.Samples;
import haidang.ingest.collect.Quiet;
import haidang.ingest.source.SourceKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How often a feed asks to be looked at.
class PaceTest {
  private static final String SY = " xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"";

  private static Duration pace(String feed) throws Exception {
    return new FeedCollector().map(Samples.source(SourceKind.FEED), Samples.page("text/xml", feed)).hints().pace();
  }

  private static Duration paceOfChannel(String head) throws Exception {
    return pace("<rss version=\"2.0\"" + SY + "><channel><title>F</title>" + head + "</channel></rss>");
  }

  @Test
  void ttlIsInMinutes() throws Exception {
    assertThat(paceOfChannel("<ttl> 90 </ttl>")).isEqualTo(Duration.ofMinutes(90));
  }

  @ParameterizedTest
  @CsvSource({"hourly,PT1H", "daily,P1D", "weekly,P7D", "monthly,P30D", "yearly,P365D"})
  void anUpdatePeriodIsOneUpdateUnlessItSaysOtherwise(String period, Duration pace) throws Exception {
    assertThat(paceOfChannel("<sy:updatePeriod>\n" + period + "\n</sy:updatePeriod>")).isEqualTo(pace);
  }

  @Test
  void anUpdateFrequencyDividesThePeriod() throws Exception {
    assertThat(paceOfChannel("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"))
        .isEqualTo(Duration.ofHours(6));
  }

  @Test
  void theLongerOfBothCounts() throws Exception {
    assertThat(paceOfChannel("<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>")).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource({"<ttl>often</ttl>", "<ttl>-5</ttl>", "<ttl/>", "<ttl>99999999999999999999</ttl>",
      "<sy:updatePeriod>now and then</sy:updatePeriod>", "<item><ttl>60</ttl></item>"})
  void nonsenseAsksForNothing(String head) throws Exception { assertThat(paceOfChannel(head)).isZero(); }

  @Test
  void aFrequencyOfZeroIsTakenForOne() throws Exception {
    assertThat(paceOfChannel("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>"))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void anAtomFeedAsksInTheSameWords() throws Exception {
    assertThat(pace("<feed xmlns=\"http://www.w3.org/2005/Atom\"" + SY + "><id>urn:f</id><title>F</title>"
        + "<updated>2026-11-20T03:00:00Z</updated><sy:updatePeriod>daily</sy:updatePeriod></feed>")).isEqualTo(Duration
            .ofDays(1));
  }

  private static Quiet quiet(String head) throws Exception {
    return new FeedCollector().map(Samples.source(SourceKind.FEED), Samples.page("text/xml",
        "<rss version=\"2.0\"><channel><title>F</title>" + head + "</channel></rss>")).hints().quiet();
  }

  @Test
  void hoursAndDaysToSkipAreRead() throws Exception {
    assertThat(quiet("<skipHours><hour>0</hour><hour> 23 </hour></skipHours><skipDays><day>Sunday</day></skipDays>"))
        .isEqualTo(new Quiet(Set.of(0, 23), Set.of(DayOfWeek.SUNDAY)));
    assertThat(quiet("<skipHours><hour>24</hour></skipHours>")).isEqualTo(new Quiet(Set.of(0), Set.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<skipHours/>", "<skipHours><hour>25</hour><hour>noon</hour><hour/></skipHours>",
      "<skipDays><day>today</day></skipDays>", "<item><skipHours><hour>1</hour></skipHours></item>"})
  void nonsenseSkipsNothing(String head) throws Exception { assertThat(quiet(head)).isEqualTo(Quiet.NONE); }

  @Test
  void aNoteOnTheEncodingKeepsThePace() throws Exception {
    byte[] feed = ("<rss version=\"2.0\"><channel><title>F</title><ttl>60</ttl><item><guid>1</guid>"
        + "<description>caf\u00e9 c\u1ee7a</description></item></channel></rss>")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(new FeedCollector().map(Samples.source(SourceKind.FEED), Samples.page("text/xml; charset=iso-8859-1",
        feed)).hints().pace()).isEqualTo(Duration.ofHours(1));
  }
}
