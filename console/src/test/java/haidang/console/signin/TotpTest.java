package haidang.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final String SEED = "12345678901234567890";

  /// Appendix B of RFC 6238.
  @ParameterizedTest
  @CsvSource({"59,HmacSHA1,94287082", "59,HmacSHA256,46119246", "59,HmacSHA512,90693936",
      "1111111109,HmacSHA1,07081804", "1111111109,HmacSHA256,68084774", "1111111109,HmacSHA512,25091201",
      "1111111111,HmacSHA1,14050471", "1111111111,HmacSHA256,67062674", "1111111111,HmacSHA512,99943326",
      "1234567890,HmacSHA1,89005924", "1234567890,HmacSHA256,91819424", "1234567890,HmacSHA512,93441116",
      "2000000000,HmacSHA1,69279037", "2000000000,HmacSHA256,90698825", "2000000000,HmacSHA512,38618901",
      "20000000000,HmacSHA1,65353130", "20000000000,HmacSHA256,77737706", "20000000000,HmacSHA512,47863826"})
  void codesAreThoseOfTheStandard(long second, String algorithm, String code) {
    int length = switch (algorithm) {
      case "HmacSHA1" -> 20;
      case "HmacSHA256" -> 32;
      default -> 64;
    };
    byte[] secret = SEED.repeat(4).substring(0, length).getBytes(StandardCharsets.US_ASCII);

    assertThat(new Totp(algorithm, 8).code(secret, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  @Test
  void aCodeIsTakenHalfAMinuteEarlyOrLateAndNeverTwice() {
    byte[] secret = SEED.getBytes(StandardCharsets.US_ASCII);
    Instant now = Instant.ofEpochSecond(1_000_000_000);
    long step = Totp.step(now);

    for (long near = step - 1; near <= step + 1; near++) {
      assertThat(Totp.COMMON.matching(secret, Totp.COMMON.code(secret, near), now, 0)).hasValue(near);
    }
    assertThat(Totp.COMMON.matching(secret, Totp.COMMON.code(secret, step + 2), now, 0)).isEmpty();
    assertThat(Totp.COMMON.matching(secret, Totp.COMMON.code(secret, step), now, step)).isEmpty();
  }

  /// Section 10 of RFC 4648, without padding.
  @ParameterizedTest
  @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
  void secretsAreWrittenAsTheStandardHasIt(String plain, String written) {
    assertThat(Base32.of(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
  }
}
