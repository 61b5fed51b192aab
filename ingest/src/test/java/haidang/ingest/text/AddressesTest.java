package haidang.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  private static final URI BASE = URI.create("https://bao.example/muc/trang.html?x=1");

  @ParameterizedTest
  @CsvSource({"tin-1.html,https://bao.example/muc/tin-1.html", "/tin,https://bao.example/tin",
      "//anh.example/a.jpg,https://anh.example/a.jpg", "?p=2,https://bao.example/muc/?p=2",
      "a b|c,https://bao.example/muc/a%20b%7Cc", "HTTPS://KHAC.example/A,HTTPS://KHAC.example/A"})
  void linksAreMadeAbsolute(String link, String absolute) {
    assertThat(Addresses.resolve(BASE, link)).hasToString(absolute);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "javascript:void(0)", "mailto:a@bao.example", "data:text/html,x", "http://",
      "file:///x",
      "http://[", "tel:113", "http://a b/"})
  void whatLeadsNowhereOnTheWebIsNoAddress(String link) { assertThat(Addresses.resolve(BASE, link)).isNull(); }

  @ParameterizedTest
  @CsvSource({"https://BAO.example:443/a,https://bao.example/a", "http://bao.example:80,http://bao.example/",
      "https://bao.example/a?b=2&a=1&utm_source=x&fbclid=y,https://bao.example/a?a=1&b=2",
      "https://bao.example/a?#muc,https://bao.example/a", "https://bao.example:8443/a,https://bao.example:8443/a"})
  void onePageHasOneForm(URI given, String canonical) { assertThat(Addresses.canonical(given)).isEqualTo(canonical); }

  @ParameterizedTest
  @CsvSource({"https://lan:mat-khau@bao.example/a,https://bao.example/a",
      "https://bao.example/a?id=1&access_token=abc,https://bao.example/a?id=1&access_token=removed",
      "https://bao.example/a?API_KEY=abc,https://bao.example/a?API_KEY=removed",
      "https://bao.example/a?sig=abc,https://bao.example/a?sig=removed"})
  void credentialsAreRemoved(URI given, String clean) {
    assertThat(Addresses.withoutSecrets(given)).hasToString(clean);
  }

  @Test
  void theNamedPlaceOnAPageIsKeptForPeople() {
    assertThat(Addresses.withoutSecrets(URI.create("https://bao.example/a#binh-luan-12"))).hasToString(
        "https://bao.example/a#binh-luan-12");
  }

  @Test
  void aFragmentThatCouldBeACredentialIsRemoved() {
    assertThat(Addresses.withoutSecrets(URI.create("https://bao.example/a#access_token=abc"))).hasToString(
        "https://bao.example/a");
  }
}
