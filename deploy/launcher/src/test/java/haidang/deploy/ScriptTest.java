package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `haidang` in a tree of its own, with a builder and a Java that tell what they were asked.
class ScriptTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MVN = """
      #!/bin/sh
      echo "$*" >>"$TREE/builds"
      printf '\\033[0m\\033[0m[INFO] Scanning\\n'
      echo '[INFO] Building Thử events 0.1.0 [1/2]'
      echo '[INFO] Building jar: /somewhere'
      while [ -f "$TREE/hold" ]; do sleep 0.05; done
      if [ -f "$TREE/fail" ]; then
        echo 'Error: no JAVA_HOME'
        echo '[ERROR] hỏng rồi'
        exit 1
      fi
      mkdir -p "$TREE/deploy/launcher/target/haidang/haidang/lib"
      """;
  private static final String JAVA = """
      #!/bin/sh
      if [ "$1" = -version ]; then echo 'openjdk version "25"' >&2; else echo ran; fi
      """;

  @TempDir
  private Path directory;

  private Path tree;

  @BeforeEach
  void plant() throws IOException {
    tree = directory.resolve("cây của tôi");
    for (String path : List.of("pom.xml", "events/pom.xml", "events/src/main/A.java", "deploy/launcher/pom.xml",
        "classify/rules/scam/a.yaml")) {
      write(path, "x");
    }
    write("bin/mvn", MVN);
    write("jdk/bin/java", JAVA);
    Files.copy(Path.of("../../haidang"), tree.resolve("haidang"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void theFirstCommandBuildsAndTellsOfEachModuleOnStandardErrorAlone() throws Exception {
    Process first = start("judge");

    assertThat(end(first, 0)).isEqualTo("ran\n");
    assertThat(said(first)).contains("Thử events 0.1.0 [1/2]").doesNotContain("jar", "Scanning");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aSecondLauncherWaitsForTheBuildOfTheFirst() throws Exception {
    write("hold", "");
    Process first = start("judge");
    await().atMost(PATIENCE).until(() -> Files.exists(tree.resolve("builds")));
    Process second = start("judge");
    await().atMost(PATIENCE).until(() -> said(second).contains("Another launcher is building"));
    Files.delete(tree.resolve("hold"));

    assertThat(end(first, 0)).isEqualTo("ran\n");
    assertThat(end(second, 0)).isEqualTo("ran\n");
    assertThat(builds()).hasSize(1);
  }

  @Test
  void helpIsNoReasonToBuildAgain() throws Exception {
    end(start("judge"), 0);
    change("events/src/main/A.java", "y");

    for (String word : List.of("--help", "completion", "help")) {
      assertThat(end(start(word), 0)).isEqualTo("ran\n");
    }
    end(start("import", "--help"), 0);
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aChangedSourceIsBuiltAgainAndATouchedOneIsNot() throws Exception {
    end(start("judge"), 0);
    change("events/src/main/A.java", "x");
    end(start("judge"), 0);
    assertThat(builds()).hasSize(1);

    change("classify/rules/scam/a.yaml", "y");
    end(start("judge"), 0);
    assertThat(builds()).hasSize(2);
  }

  @Test
  void whatMavenBuiltByItselfIsNotBuiltAgain() throws Exception {
    Path home = tree.resolve("deploy/launcher/target/haidang/haidang");
    Files.createDirectories(home.resolve("lib"));
    Files.createDirectories(home.resolve("bin"));
    Files.copy(tree.resolve("haidang"), home.resolve("bin/haidang"), StandardCopyOption.COPY_ATTRIBUTES);
    end(start(home.resolve("bin/haidang"), "rehearse", "2026-11-20T06:00:00Z"), 0);
    assertThat(end(start("judge"), 0)).isEqualTo("ran\n");
    assertThat(tree.resolve("builds")).doesNotExist();

    change("events/src/main/A.java", "y");
    end(start("judge"), 0);
    assertThat(builds()).hasSize(1);
  }

  @Test
  void aBuildThatFailsSaysWhyAndIsTriedAgain() throws Exception {
    write("fail", "");
    Process failed = start("judge");
    assertThat(end(failed, 1)).isEmpty();
    assertThat(said(failed)).contains("Error: no JAVA_HOME", "[ERROR] hỏng rồi");
    Files.delete(tree.resolve("fail"));

    assertThat(end(start("judge"), 0)).isEqualTo("ran\n");
  }

  private void write(String path, String content) throws IOException {
    Path file = tree.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
  }

  private void change(String path, String content) throws IOException {
    write(path, content);
    Files.setLastModifiedTime(tree.resolve(path), FileTime.from(Instant.now().plusSeconds(60)));
  }

  private Process start(String... words) throws IOException { return start(tree.resolve("haidang"), words); }

  private Process start(Path script, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.environment().put("TREE", tree.toString());
    builder.environment().put("JAVA25_HOME", tree.resolve("jdk").toString());
    builder.environment().merge("PATH", tree.resolve("bin").toString(), (old, own) -> own + ":" + old);
    Path err = Files.createTempFile(directory, "err", "");
    Process process = builder.redirectError(err.toFile()).start();
    Files.move(err, directory.resolve("err-" + process.pid()));
    return process;
  }

  private String said(Process process) throws IOException {
    return Files.readString(directory.resolve("err-" + process.pid()));
  }

  private static String end(Process process, int code) throws Exception {
    String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
    return out;
  }

  private List<String> builds() throws IOException { return Files.readAllLines(tree.resolve("builds")); }
}
