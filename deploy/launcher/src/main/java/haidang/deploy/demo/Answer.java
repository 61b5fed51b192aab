package haidang.deploy.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// What a sample site answers to a request.
///
/// @param type    the body's media type
/// @param changed when anything the body shows changed last
record Answer(int status, String type, String body, Instant changed) {
  private static final String HTML = "text/html; charset=utf-8";

  static Answer page(int status, String body, Instant changed) { return new Answer(status, HTML, body, changed); }

  byte[] bytes() { return body.getBytes(StandardCharsets.UTF_8); }

  /// A strong validator: the same body, the same tag.
  String tag() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes());
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
