package haidang.console.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords as Argon2id hashes: 19 MiB, two passes, one lane (OWASP's smallest recommended setting).
public final class Passwords {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";

  /// Half of what there is, so that the pages of those who are signed in go on.
  private static final int PLACES = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  /// A derivation takes a fifth of a second or so: nobody waits much longer than six seconds.
  private static final int WAITING = 32 * PLACES;

  private final SecureRandom random;
  private final String nobody;
  private final Semaphore places;
  private final int waiting;

  public Passwords(SecureRandom random) { this(random, new Semaphore(PLACES, true), WAITING); }

  /// @param places  how many passwords are derived at a time
  /// @param waiting how many may wait for a place
  Passwords(SecureRandom random, Semaphore places, int waiting) {
    this.random = random;
    this.places = places;
    this.waiting = waiting;
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    this.nobody = stored(salt, derive("nobody's password", salt));
  }

  /// Too many passwords wait to be looked at; trying again in a few seconds helps.
  public static final class Crowded extends RuntimeException {
    private static final long serialVersionUID = 1;

    Crowded(int waiting) { super(waiting + " passwords wait to be looked at"); }
  }

  Semaphore places() { return places; }

  int waiting() { return waiting; }

  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return stored(salt, inTurn(password, salt));
  }

  private static String stored(byte[] salt, byte[] derived) { return PREFIX + base64(salt) + "$" + base64(derived); }

  boolean matches(String password, String stored) {
    String[] parts = stored.split("\\$", -1);
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] expected = Base64.getDecoder().decode(parts[5]);
    return MessageDigest.isEqual(expected, inTurn(password, salt));
  }

  /// Takes as long as a real check, so that an unknown name is not told by the clock.
  void pretend(String password) {
    if (matches(password, nobody)) {
      throw new IllegalStateException("nobody signs in as nobody");
    }
  }

  private byte[] inTurn(String password, byte[] salt) {
    if (places.getQueueLength() >= waiting) {
      throw new Crowded(waiting);
    }
    places.acquireUninterruptibly();
    try {
      return derive(password, salt);
    } finally {
      places.release();
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
