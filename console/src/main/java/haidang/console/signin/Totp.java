package haidang.console.signin;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes that change with the time (RFC 6238).
///
/// @param algorithm `HmacSHA1` and its like
/// @param digits    6 to 8
record Totp(String algorithm, int digits) {
  /// What every authenticator app takes without being told.
  static final Totp COMMON = new Totp("HmacSHA1", 6);

  private static final int STEP_SECONDS = 30;
  private static final int POWERS_OF_TEN = 10;

  static long step(Instant at) { return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS); }

  String code(byte[] secret, long step) {
    byte[] hash = hash(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
    long modulus = Math.round(Math.pow(POWERS_OF_TEN, digits));
    return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
  }

  /// The step whose code this is, among now and its two neighbours, if it is later than the last one used.
  OptionalLong matching(byte[] secret, String code, Instant now, long last) {
    for (long step = step(now) - 1; step <= step(now) + 1; step++) {
      if (step > last && java.security.MessageDigest.isEqual(bytes(code(secret, step)), bytes(code))) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private static byte[] bytes(String code) { return code.getBytes(java.nio.charset.StandardCharsets.UTF_8); }

  private byte[] hash(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + algorithm, e);
    }
  }
}
