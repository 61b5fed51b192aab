package haidang.alerting;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 under this room's key.
final class KeyedHash {
  private final SecretKeySpec key;

  KeyedHash(byte[] key) { this.key = new SecretKeySpec(key, "HmacSHA256"); }

  /// 64 hex chars.
  String of(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC-SHA-256", e);
    }
  }

  CaseId caseId(String postId) { return new CaseId(of("case " + postId).substring(0, 16)); }
}
