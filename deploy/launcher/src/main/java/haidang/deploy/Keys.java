package haidang.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// One master key; every use has a key of its own derived from it (HKDF, RFC 5869).
final class Keys {
  static final String FILE = "master.key";
  /// Environment variable that holds the master key as 64 hex chars, for installations that keep it elsewhere.
  static final String VARIABLE = "HAIDANG_MASTER_KEY";
  private static final int BYTES = 32;

  private final byte[] master;

  private Keys(byte[] master) { this.master = master; }

  /// The key of the environment, else that of the directory, if there is one.
  static Optional<Keys> find(Path directory) throws IOException {
    String given = System.getenv(VARIABLE);
    if (given != null && !given.isBlank()) {
      return Optional.of(parse(given.strip(), VARIABLE));
    }
    Path file = directory.resolve(FILE);
    return Files.exists(file) ? Optional.of(parse(Files.readString(file).strip(), file.toString())) : Optional.empty();
  }

  /// A new one, which is nowhere yet.
  static Keys fresh() {
    byte[] master = new byte[BYTES];
    new SecureRandom().nextBytes(master);
    return new Keys(master);
  }

  /// Writes it into the directory, readable by its owner alone.
  void keep(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = Files.createFile(directory.resolve(FILE), PosixFilePermissions.asFileAttribute(PosixFilePermissions
        .fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(master));
  }

  static Keys parse(String hex, String where) {
    if (!hex.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException(where + " holds " + hex.length() + " chars, a master key has 64 hex chars");
    }
    return new Keys(HexFormat.of().parseHex(hex));
  }

  /// 32 bytes for one use, for example `ingest/vault`.
  byte[] derive(String use) {
    try {
      return KDF.getInstance("HKDF-SHA256").deriveData(
          HKDFParameterSpec.ofExtract().addIKM(master).thenExpand(use.getBytes(StandardCharsets.UTF_8), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HKDF-SHA256", e);
    }
  }
}
