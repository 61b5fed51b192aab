package haidang.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.MediaKind;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  private static final URI BASE = URI.create("https://bao.example/tin");

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "<p>Một.</p><p>Hai.</p>|Một.~Hai.",
      "Một<br>hai|Một~hai",
      "<b>đậm</b>  và   <i>nghiêng</i>|đậm và nghiêng",
      "Tiền &lt; 5 &amp; bạc|Tiền < 5 & bạc",
      "<script>alert(1)</script>chữ<style>p{}</style>|chữ",
      "<ul><li>một</li><li>hai</li></ul>|một~hai",
      "<table><tr><td>a</td><td>b</td></tr></table>|a b",
      "không có thẻ|không có thẻ"})
  void htmlBecomesWhatAReaderSees(String html, String text) {
    assertThat(PlainText.of(html)).isEqualTo(text.replace('~', '\n'));
  }

  @Test
  void invisibleLettersThatAnAuthorWroteStay() { assertThat(PlainText.of("<p>l\u200bừa</p>")).isEqualTo("l\u200bừa"); }

  @Test
  void linksAreAbsoluteAndWithoutCredentials() {
    RichText rich = RichText.of("<a href='/vay?token=x'>vay nhanh</a>", BASE);

    assertThat(rich.links()).singleElement().satisfies(link -> {
      assertThat(link.url()).hasToString("https://bao.example/vay?token=removed");
      assertThat(link.text()).isEqualTo("vay nhanh");
    });
  }

  @Test
  void picturesKeepTheirCaptionAndAlternativeTextOutsideTheText() {
    RichText rich = RichText.of("<p>Tin.</p><figure><img src='a.jpg?sig=x' alt='cầu gãy'><figcaption>Chú thích"
        + "</figcaption></figure>", BASE);

    assertThat(rich.text()).isEqualTo("Tin.");
    assertThat(rich.media()).singleElement().satisfies(media -> {
      assertThat(media.kind()).isEqualTo(MediaKind.IMAGE);
      assertThat(media.url()).hasToString("https://bao.example/a.jpg?sig=removed");
      assertThat(media.caption()).isEqualTo("Chú thích");
      assertThat(media.alt()).isEqualTo("cầu gãy");
    });
  }
}
