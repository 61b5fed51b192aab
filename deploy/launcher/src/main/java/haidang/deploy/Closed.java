package haidang.deploy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Directories that other users of the machine cannot look into. Where the file system knows no such rights, they are
/// only made.
final class Closed {
  private static final Logger LOG = LoggerFactory.getLogger(Closed.class);
  private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private Closed() {}

  /// For its owner alone.
  static void directory(Path path) throws IOException { make(path, "rwx------"); }

  /// For its owner; others can reach what they know the name of, but see no names.
  static void passable(Path path) throws IOException { make(path, "rwx--x--x"); }

  private static void make(Path path, String rights) throws IOException {
    boolean there = Files.isDirectory(path);
    Files.createDirectories(path);
    if (!POSIX) {
      return;
    }
    Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
    if (there && found.contains(PosixFilePermission.OTHERS_WRITE)) {
      // such as /tmp, which would be of no use to anybody else any more
      LOG.atWarn().addKeyValue("directory", path).log("others may write to the data directory, and read it");
    } else if (!found.equals(PosixFilePermissions.fromString(rights))) {
      change(path, rights);
    }
  }

  private static void change(Path path, String rights) throws IOException {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      // a mounted directory may be another's, who gave this user the right to write by its group
      LOG.atWarn().addKeyValue("directory", path).addKeyValue("error", e.getReason())
          .log("the data directory cannot be closed to others");
    }
  }
}
