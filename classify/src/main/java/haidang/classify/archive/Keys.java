package haidang.classify.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hashes: who holds a stolen index cannot ask it whether it knows a post, or guess a short text.
final class Keys {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

  Keys(byte[] key) { this.key = new SecretKeySpec(key, HMAC); }

  /// 32 hex chars.
  String of(String postId) {
    byte[] hash = macs.get().doFinal(postId.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
  }

  long digest(byte[] judgement) { return ByteBuffer.wrap(macs.get().doFinal(judgement)).getLong(); }

  static long tie(String hash) { return Long.parseUnsignedLong(hash.substring(0, 16), 16); }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + HMAC, e);
    }
  }
}
