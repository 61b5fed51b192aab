package haidang.ingest.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The keys of this room, each derived from its one master key for one use.
public final class Keys {
  /// Shortest master key, in bytes.
  public static final int LENGTH = 32;

  private final SecretKey wrapping;
  private final SecretKey subjects;
  private final SecretKey contents;
  private final SecretKey authors;
  private final SecretKey ids;

  public Keys(byte[] master) {
    if (master.length < LENGTH) {
      throw new IllegalArgumentException("the master key has " + master.length + " bytes, at least " + LENGTH);
    }
    this.wrapping = derive(master, "wrapping", "AES");
    this.subjects = derive(master, "subjects", "HmacSHA256");
    this.contents = derive(master, "contents", "HmacSHA256");
    this.authors = derive(master, "authors", "HmacSHA256");
    this.ids = derive(master, "ids", "HmacSHA256");
  }

  SecretKey wrapping() { return wrapping; }

  byte[] subject(String subject) {
    return java.util.Arrays.copyOf(mac(subjects).doFinal(subject.getBytes(StandardCharsets.UTF_8)), 16);
  }

  /// For content hashes.
  public Mac contents() { return mac(contents); }

  /// For author pseudonyms.
  public Mac authors() { return mac(authors); }

  /// For native ids that may say what they should not.
  public Mac ids() { return mac(ids); }

  private static Mac mac(SecretKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  private static SecretKey derive(byte[] master, String use, String algorithm) {
    try {
      var spec = HKDFParameterSpec.ofExtract().addIKM(new SecretKeySpec(master, "Generic"))
          .thenExpand(("haidang ingest " + use).getBytes(StandardCharsets.UTF_8), 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java from 25 on has HKDF", e);
    }
  }
}
