package haidang.deploy.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// One program at a time in a directory, or several that agree to share it. The operating system lets go when the holder
/// dies, however it dies.
public final class DirectoryLock implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) { this.channel = channel; }

  /// @throws ServerFailed when another program holds the directory
  public static DirectoryLock take(Path directory) { return take(directory, false); }

  /// Takes the directory beside others that share it.
  ///
  /// @throws ServerFailed when a program has it for itself
  public static DirectoryLock share(Path directory) { return take(directory, true); }

  private static DirectoryLock take(Path directory, boolean shared) {
    try {
      Files.createDirectories(directory);
      FileChannel channel = FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE,
          StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (tryLock(channel, shared)) {
        return new DirectoryLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new ServerFailed("Không dùng được thư mục / the directory cannot be used: " + directory + ": "
          + e.getClass().getSimpleName().replaceFirst("Exception$", ""), e);
    }
    throw new ServerFailed("Một Hải Đăng khác đang dùng thư mục " + directory + "\nAnother Hải Đăng uses the directory "
        + directory);
  }

  /// Takes the directory once its holder, which is about to end, has let go.
  ///
  /// @throws ServerFailed when it still holds the directory after that long
  public static DirectoryLock await(Path directory, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return take(directory);
      } catch (ServerFailed e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
      Thread.sleep(LOOK);
    }
  }

  private static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ServerFailed("lock file cannot be closed", e);
    }
  }
}
