package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.events.log.Gzip;
import haidang.ingest.Import;
import haidang.ingest.jsonl.Unread;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {
  @TempDir
  private Path directory;

  private final StringWriter err = new StringWriter();

  @Test
  void anUnknownCommandIsWrongUse() { assertThat(run("upp")).isEqualTo(2); }

  @Test
  void noCommandIsWrongUse() { assertThat(run()).isEqualTo(2); }

  @Test
  void aFileThatIsNotThereIsToldInOneSentence() {
    assertThat(run("judge", "/no/such/file")).isEqualTo(2);
    assertThat(err.toString()).contains("Không có tệp /no/such/file", "There is no file /no/such/file");
  }

  @Test
  void aDirectoryIsNoFileToBeRead() {
    assertThat(run("judge", directory.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(directory + " is a directory, not a file");
  }

  @Test
  void aPipeIsNotImportedAsItCouldNotGoOn() {
    assertThat(run("import", "/dev/null", "--source", "tay")).isEqualTo(2);
    assertThat(err.toString()).contains("/dev/null is a pipe");
  }

  @Test
  void aFileIsNotImportedIntoItself() throws IOException {
    Path file = Files.writeString(directory.resolve("bai.jsonl"), "hỏng\n");
    Path data = directory.resolve("data");

    assertThat(run("import", file.toString(), "--rejects", file.toString(), "--data", data.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("chính là tệp được nhập", "is the file that is imported");
    assertThat(file).hasContent("hỏng\n");
    assertThat(data).doesNotExist();
  }

  @Test
  void aFilePackedByGzipIsJudged() throws IOException {
    Path file = Files.write(directory.resolve("bai.jsonl.gz"), Gzip.pack(
        "{\"id\":\"a\",\"text\":\"Trời đẹp.\"}\n".getBytes(StandardCharsets.UTF_8)));

    Said said = Said.by("judge", file.toString());

    assertThat(said.code()).isZero();
    assertThat(said.out()).startsWith("{\"id\":\"a\",\"verdict\":\"clean\"");
  }

  @Test
  void aPackedFileThatWasCutOffIsToldAsThat() throws IOException {
    byte[] packed = Gzip.pack("{\"id\":\"a\",\"text\":\"Trời đẹp.\"}\n".getBytes(StandardCharsets.UTF_8));
    Path file = Files.write(directory.resolve("bai.jsonl.gz"), Arrays.copyOf(packed, packed.length / 2));

    Said said = Said.by("judge", file.toString());

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).isEqualTo("Tệp gzip bị hỏng hoặc bị cắt cụt\nThe gzip file is damaged or cut off\n");
  }

  @Test
  void anImportCutShortTellsHowFarItCameInAllItsRuns() {
    var progress = new Import.Progress(2_000, 9_000, 10, 1, 0, 9, Unread.NONE, new Import.Earlier(20, 19, 1));

    assertThat(HowFar.told(progress)).contains("đã đọc 30 dòng, đã ghi 20 bài. Gõ lại đúng lệnh này",
        "30 lines read, 20 posts published. The same command goes on from there.");
  }

  @Test
  void whoImportsIsToldWhatTheFileOfRefusedLinesHoldsAndToDeleteIt() {
    assertThat(ImportCommand.refused(1, Path.of("/data/imports/tay.rejects.jsonl")).lines()).satisfiesExactly(
        vi -> assertThat(vi).isEqualTo("1 dòng bị loại, xem /data/imports/tay.rejects.jsonl"),
        vi -> assertThat(vi).contains("cả tên tác giả", "thì xoá nó"),
        en -> assertThat(en).isEqualTo("1 line refused, see /data/imports/tay.rejects.jsonl"),
        en -> assertThat(en).contains("authors' names included", "delete it once repaired"));
  }

  @Test
  void aSourceIdThatIsNoneIsToldBeforeAnythingStarts() {
    assertThat(run("remap", "Nguồn Lạ", "--data", directory.resolve("data").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("Nguồn Lạ");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"completion, 0", "completion bash, 0", "completion zsh, 0", "completion fish, 2"})
  void aCompletionScriptIsForTheShellsItRunsIn(String command, int code) {
    Said said = Said.by(command.split(" ", -1));

    assertThat(said.code()).isEqualTo(code);
    assertThat(said.out().contains("complete -F")).isEqualTo(code == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dead-letters list", "dead-letters show x", "dead-letters replay x", "digest", "remap",
      "password", "erase --post import:a/1 --reason x"})
  void aDirectoryWithoutAnInstallationIsNotMadeOne(String command) {
    Path data = directory.resolve("dta");

    assertThat(run((command + " --data " + data).split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).contains("There is no installation of Hải Đăng in " + data);
    assertThat(data).doesNotExist();
  }

  @Test
  void nobodysPostsAreNotErased() throws IOException {
    assertThat(run("erase", "--author-from-stdin", "--reason", "x", "--data", directory.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no author's name on standard input");
  }

  @Test
  void whatIsNoDataDirectoryIsNeverWiped() throws IOException {
    Files.writeString(directory.resolve("letters.txt"), "dear");

    assertThat(run("wipe", "--yes", "--data", directory.toString())).isEqualTo(1);
    assertThat(directory.resolve("letters.txt")).exists();
  }

  @Test
  void aDataDirectoryIsWipedWhole() throws IOException {
    Keys.fresh().keep(directory.resolve("data"));
    Files.createDirectories(directory.resolve("data/kafka/logs"));

    assertThat(run("wipe", "--yes", "--data", directory.resolve("data").toString())).isZero();
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void aDataDirectoryWhoseKeyIsKeptElsewhereIsOneOfOurs() throws IOException {
    Home home = new Home(directory.resolve("data"));
    home.begin();

    assertThat(home.path().resolve(Keys.FILE)).doesNotExist();
    assertThat(run("wipe", "--yes", "--data", home.path().toString())).isZero();
    assertThat(home.path()).doesNotExist();
  }

  @Test
  void aDataDirectoryIsClosedToOtherUsersAlsoOneOfBefore() throws IOException {
    Home fresh = new Home(directory.resolve("new"));
    Home old = new Home(Files.createDirectory(directory.resolve("old"), rights("rwxr-xr-x")));
    fresh.begin(false);
    old.begin(false);

    assertThat(rights(fresh.path())).isEqualTo("rwx------");
    assertThat(rights(old.path())).isEqualTo("rwx------");
  }

  @Test
  void anotherUserWhoRunsTheDatabasePassesThroughAndReadsNothing() throws IOException {
    Home home = new Home(directory.resolve("data"));
    home.begin(true);

    assertThat(rights(home.path())).isEqualTo("rwx--x--x");
    assertThat(List.of(home.kafka(), home.archive(), home.path().resolve("imports"))).allSatisfy(
        inner -> assertThat(rights(inner)).isEqualTo("rwx------"));
  }

  @Test
  void aDirectoryThatEverybodyWritesToStaysOpen() throws IOException {
    Home home = new Home(Files.createDirectory(directory.resolve("tmp")));
    Files.setPosixFilePermissions(home.path(), PosixFilePermissions.fromString("rwxrwxrwx"));
    home.begin(false);

    assertThat(rights(home.path())).isEqualTo("rwxrwxrwx");
  }

  private static FileAttribute<?> rights(String rights) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void ofTwoServersBothAreNamedOrNone() throws IOException {
    Files.writeString(directory.resolve("haidang.yml"), "haidang:\n  kafka: {bootstrap: \"localhost:1\"}\n");

    assertThat(run("erase", "--post", "import:a/1", "--reason", "x", "--data", directory.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("have to be set together");
  }

  @Test
  void theSampleWorldStaysOutOfARealInstallation() throws IOException {
    Keys.fresh().keep(directory.resolve("data"));

    assertThat(run("demo", "--data", directory.resolve("data").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("holds an installation, not a sample world");
  }

  @Test
  void aProgramThatRunsAlreadyIsToldWithItsAddress() throws IOException {
    Home home = new Home(Files.createDirectories(directory.resolve("data")));
    home.announce(new RunFile(ProcessHandle.current().pid(), RunFile.startOfThisProcess(), "http://localhost:18080", "",
        "", "", ""));

    assertThat(run("up", "--data", home.path().toString())).isEqualTo(1);
    assertThat(err.toString()).contains("It runs on this directory already: http://localhost:18080");
  }

  @Test
  void runWithoutServersSaysWhatItNeeds() {
    assertThat(run("run", "classify", "--data", directory.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("HAIDANG_KAFKA_BOOTSTRAP and HAIDANG_POSTGRES_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"up --port 99999", "up --port 0", "up --port -1", "up --port x", "demo --port 0",
      "run console --port 65536", "doctor --port 0", "evaluate --positive x --errors=-1 /dev/null"})
  void aNumberOutOfItsRangeIsWrongUse(String command) {
    assertThat(run(command.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString()).containsAnyOf("cổng phải từ 1 đến 65535", "phải từ 0 trở lên", "không phải số nguyên");
  }

  @Test
  void anEvaluationThatSaysLessThanItSeemsToIsFoundWanting() throws IOException {
    Path file = Files.writeString(directory.resolve("nhan.jsonl"), """
        {"text":"Trời đẹp.","label":"ok"}
        hỏng
        """);

    Said said = Said.by("evaluate", file.toString(), "--positive", "xấu");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("1 line left out", "No line has the label 'xấu'");
  }

  @Test
  void whatRemovesADataDirectoryHasNoPort() {
    assertThat(run("wipe", "--port", "8080", "--data", directory.resolve("data").toString())).isEqualTo(2);
  }

  @Test
  void everyCommandAndOptionExplainsItselfInBothLanguages() {
    for (CommandLine command : all(Main.commandLine())) {
      CommandSpec spec = command.getCommandSpec();
      assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
      assertThat(spec.usageMessage().description()[0]).as(spec.qualifiedName()).contains(" / ");
      for (ArgSpec argument : spec.args()) {
        assertThat(String.join(" ", argument.description())).as(spec.qualifiedName() + " " + argument).contains(" / ");
      }
      assertThat(command.getUsageMessage().lines()).as(spec.qualifiedName()).allMatch(line -> line.length() <= 100);
    }
  }

  private static List<CommandLine> all(CommandLine line) {
    return Stream.concat(Stream.of(line), line.getSubcommands().values().stream().flatMap(sub -> all(sub).stream()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"rules, 'test, lint'", "evaluate, --positive", "up --bogus, --bogus", "import, FILE"})
  void wrongUseIsToldInASentenceThatLeadsToTheHelp(String command, String offender) {
    assertThat(run(command.split(" ", -1))).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(2);
    assertThat(err.toString()).contains(offender, "Xem / see: haidang " + command.split(" ", -1)[0] + " --help");
  }

  @Test
  void theMasterKeyIsPrivateAndStays() throws IOException {
    Keys first = Keys.fresh();
    first.keep(directory);

    assertThat(Files.getPosixFilePermissions(directory.resolve(Keys.FILE))).extracting(Enum::name)
        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    assertThat(Keys.find(directory).orElseThrow().derive("ingest")).isEqualTo(first.derive("ingest"))
        .isNotEqualTo(first.derive(
            "alerting"));
  }

  private int run(String... words) {
    Said said = Said.by(words);
    err.append(said.err());
    return said.code();
  }
}
