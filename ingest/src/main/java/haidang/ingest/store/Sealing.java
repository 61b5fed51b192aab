package haidang.ingest.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM: 12 bytes nonce, then the sealed bytes and their tag. The name is authenticated, not hidden.
final class Sealing {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private final SecureRandom random = new SecureRandom();

  byte[] seal(SecretKey key, String name, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, name);
      byte[] sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to seal", e);
    }
  }

  /// @throws IllegalArgumentException when the bytes were not sealed with this key under this name
  byte[] open(SecretKey key, String name, byte[] sealed) {
    if (sealed.length < NONCE) {
      throw new IllegalArgumentException("sealed bytes of " + name + " are too short: " + sealed.length);
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), name);
      return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException e) {
      throw new IllegalArgumentException("sealed bytes of " + name + " were not sealed with this key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed to open", e);
    }
  }

  SecretKey newKey() {
    byte[] key = new byte[32];
    random.nextBytes(key);
    return new SecretKeySpec(key, "AES");
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
