package haidang.ingest.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecodedTest {
  private static final String NEWS = "nhà trường thông báo: học sinh toàn tỉnh nghỉ học ngày mai vì bão. "
      + "phụ huynh giữ trẻ ở nhà, không đến gần bờ sông.";

  @ParameterizedTest
  @EnumSource(OldEncoding.class)
  void aLegacyPageIsReadAndNamed(OldEncoding encoding) {
    Decoded decoded = Decoded.of(encoding.write(NEWS), "text/html");

    assertThat(decoded.text()).isEqualTo(NEWS);
    assertThat(decoded.charset()).isEqualToIgnoringCase(encoding.title());
    assertThat(decoded.note()).isEqualToIgnoringCase("says no charset, read as " + encoding.title());
  }

  @ParameterizedTest
  @EnumSource(OldEncoding.class)
  void aLegacyPageThatClaimsToBeLatinIsStillRead(OldEncoding encoding) {
    assertThat(Decoded.of(encoding.write(NEWS), "text/html; charset=iso-8859-1").text()).isEqualTo(NEWS);
  }

  @ParameterizedTest
  @EnumSource(OldEncoding.class)
  void aLegacyPageThatClaimsToBeUtf8IsStillReadAndSaysSo(OldEncoding encoding) {
    Decoded decoded = Decoded.of(encoding.write("<meta charset=\"utf-8\"><p>" + NEWS), null);

    assertThat(decoded.text()).contains(NEWS);
    assertThat(decoded.note()).startsWith("says utf-8, read as ");
  }

  @ParameterizedTest
  @CsvSource({"utf-8", "iso-8859-1", "windows-1258", "us-ascii", "no-such-charset"})
  void utf8IsReadWhateverItClaimsToBe(String claim) {
    assertThat(Decoded.of(NEWS.getBytes(StandardCharsets.UTF_8), "text/html; charset=" + claim).text()).isEqualTo(
        NEWS);
  }

  @Test
  void aWrongClaimAboutUtf8IsNoted() {
    assertThat(Decoded.of(NEWS.getBytes(StandardCharsets.UTF_8), "text/html; charset=iso-8859-1").note())
        .isEqualTo("says iso-8859-1, read as UTF-8");
  }

  @Test
  void aRightClaimNeedsNoNote() {
    assertThat(Decoded.of(NEWS.getBytes(StandardCharsets.UTF_8), "text/html; charset=\"UTF-8\"").note()).isNull();
  }

  @Test
  void frenchStaysFrench() {
    String french = "Le maire a déclaré la fête ouverte à Nîmes, où l'été a été très agréable cette année.";

    assertThat(Decoded.of(french.getBytes(StandardCharsets.ISO_8859_1), "text/html; charset=iso-8859-1").text())
        .isEqualTo(french);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void utf16IsReadByItsMark(String charset) {
    assertThat(Decoded.of(("\ufeff" + NEWS).getBytes(Charset.forName(charset)), null).text()).isEqualTo(NEWS);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    assertThat(Decoded.of(("\ufeff" + NEWS).getBytes(StandardCharsets.UTF_8), null).text()).isEqualTo(NEWS);
  }

  @Test
  void utf8CutInTheMiddleOfALetterIsStillUtf8() {
    byte[] whole = NEWS.getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(whole, NEWS.substring(0, NEWS.indexOf("ỉ")).getBytes(StandardCharsets.UTF_8).length + 2);
    Decoded decoded = Decoded.of(cut, null);

    assertThat(decoded.charset()).isEqualTo("UTF-8");
    assertThat(decoded.text()).startsWith("nhà trường thông báo: học sinh toàn t");
    assertThat(decoded.note()).contains("bytes are no UTF-8");
  }

  @Test
  void textThatWasStoredAsWesternEuropeanIsRepaired() {
    String stored = new String(OldEncoding.TCVN3.write(NEWS), Charset.forName("windows-1252"));

    assertThat(Legacy.repair(stored)).isEqualTo(NEWS);
  }

  @Test
  void realVietnameseIsNeverRepaired() { assertThat(Legacy.repair(NEWS)).isSameAs(NEWS); }

  @Test
  void aFewForeignLettersAreNotRepaired() {
    assertThat(Legacy.repair("Quán Café Müller ở phố")).isEqualTo("Quán Café Müller ở phố");
  }
}
