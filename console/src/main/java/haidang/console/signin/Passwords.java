package haidang.console.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords as Argon2id hashes: 19 MiB, two passes, one lane (OWASP's smallest recommended setting).
public final class Passwords {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

  private final SecureRandom random;
  private final String nobody;

  public Passwords(SecureRandom random) {
    this.random = random;
    this.nobody = hash("nobody's password");
  }

  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return PREFIX + base64(salt) + "$" + base64(derive(password, salt));
  }

  boolean matches(String password, String stored) {
    String[] parts = stored.split("\\$", -1);
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    return MessageDigest.isEqual(expected, derive(password, salt));
  }

  /// Takes as long as a real check, so that an unknown name is not told by the clock.
  void pretend(String password) {
    if (matches(password, nobody)) {
      throw new IllegalStateException("nobody signs in as nobody");
    }
  }

  private static byte[] derive(String password, byte[] salt) {
    var generator = new Argon2BytesGenerator();
    generator
        .init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB).withIterations(PASSES).withParallelism(1).withSalt(salt).build());
    byte[] hash = new byte[HASH_BYTES];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static String base64(byte[] bytes) { return Base64.getEncoder().withoutPadding().encodeToString(bytes); }
}
