package haidang.deploy.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once from the class path.
final class PostgresBinaries {
  private static final String COMPLETE = ".complete";

  private PostgresBinaries() {}

  /// @return the directory of `postgres` and `initdb`
  static Path unpack(Path into) throws IOException {
    if (!Files.exists(into.resolve(COMPLETE))) {
      String name = archive();
      try (InputStream in = PostgresBinaries.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new ServerFailed("no PostgreSQL for this machine on the class path: " + name
              + "; name an external one by HAIDANG_POSTGRES_URL");
        }
        unpack(new TarArchiveInputStream(new XZInputStream(in)), into);
      }
      Files.createFile(into.resolve(COMPLETE));
    }
    return into.resolve("bin");
  }

  private static String archive() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String cpu = System.getProperty("os.arch").replace("amd64", "x86_64").replace("aarch64", "arm_64");
    return "/postgres-" + os + "-" + cpu + ".txz";
  }

  private static void unpack(TarArchiveInputStream tar, Path into) throws IOException {
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = into.resolve(entry.getName()).normalize();
      if (!path.startsWith(into)) {
        throw new IOException("archive entry " + entry.getName() + " leads outside");
      }
      if (entry.isDirectory()) {
        Files.createDirectories(path);
        continue;
      }
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(path);
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else if (entry.isLink()) {
        Files.createLink(path, into.resolve(entry.getLinkName()).normalize());
      } else {
        Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }
}
