package haidang.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  private final Network guarded = new Network(false);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
      "100.64.0.1", "0.0.0.0", "198.18.0.1", "240.0.0.1", "224.0.0.1", "2130706433", "[::1]", "[::]", "[fe80::1]",
      "[fd00::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"})
  void insideAddressesAreRefused(String host) {
    FetchFailed failed = catchThrowableOfType(FetchFailed.class,
        () -> guarded.demandPublic(URI.create("http://" + host + "/")));

    assertThat(failed).isNotNull();
    assertThat(failed.trouble()).isEqualTo(Trouble.FORBIDDEN);
    assertThat(failed).hasMessageContaining(host).hasMessageContaining("private");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "[2001:4860:4860::8888]"})
  void publicAddressesAreNot(String host) {
    assertThatCode(() -> guarded.demandPublic(URI.create("http://" + host + "/"))).doesNotThrowAnyException();
  }

  @Test
  void insideAddressesMayBeAllowedForSamples() {
    assertThatCode(() -> new Network(true).demandPublic(URI.create("http://127.0.0.1/"))).doesNotThrowAnyException();
  }

  @Test
  void aNameThatNobodyKnowsIsNamed() {
    FetchFailed failed = catchThrowableOfType(FetchFailed.class,
        () -> guarded.demandPublic(URI.create("http://khong-co.invalid/")));

    assertThat(failed).hasMessage("the name khong-co.invalid is not known");
  }
}
