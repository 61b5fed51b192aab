package haidang.deploy.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How programs that refuse to run as root are run all the same: in an empty user namespace, where files stay root's,
/// or as another user.
///
/// @param prefix words before the command
/// @param owner  the user who must own the files, empty when nothing changes
record Unprivileged(List<String> prefix, String owner) {
  static Unprivileged detect() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return new Unprivileged(List.of(), "");
    }
    if (run(List.of("unshare", "-U", "true")) == 0) {
      return new Unprivileged(List.of("unshare", "-U"), "");
    }
    String user = run(List.of("id", "-u", "postgres")) == 0 ? "postgres" : "nobody";
    String group = user.equals("nobody") ? "65534" : user;
    return new Unprivileged(
        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--no-new-privs"), user);
  }

  List<String> command(String... words) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(List.of(words));
    return all;
  }

  void own(Path path) {
    if (!owner.isEmpty() && run(List.of("chown", "-R", owner, path.toString())) != 0) {
      throw new ServerFailed("cannot hand " + path + " to user " + owner);
    }
  }

  /// The exit code; 127 when the command is missing, 124 when it takes over 20 s.
  static int run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : 124;
    } catch (IOException e) {
      return 127;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailed("interrupted while running " + command.getFirst(), e);
    }
  }
}
