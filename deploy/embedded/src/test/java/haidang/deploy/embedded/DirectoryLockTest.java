package haidang.deploy.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir
  private Path directory;

  /// A process that shares a directory until its standard input ends.
  static final class Sharer {
    private Sharer() {}

    public static void main(String[] args) throws IOException {
      try (DirectoryLock _ = DirectoryLock.share(Path.of(args[0]))) {
        System.out.write('!');
        System.out.flush();
        System.in.read();
      }
    }
  }

  @Test
  void programsThatShareADirectoryKeepOthersOut() throws Exception {
    Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", System
        .getProperty("java.class.path"), Sharer.class.getName(), directory.toString()).redirectError(
            ProcessBuilder.Redirect.INHERIT)
        .start();
    assertThat(other.getInputStream().read()).isEqualTo('!');

    DirectoryLock.share(directory).close();
    assertThatThrownBy(() -> DirectoryLock.take(directory)).isInstanceOf(ServerFailed.class).hasMessageContaining(
        "Another Hải Đăng uses the directory");
    other.getOutputStream().close();
    other.waitFor();
    DirectoryLock.take(directory).close();
  }
}
