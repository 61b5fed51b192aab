package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Cause;
import haidang.events.Counts;
import haidang.events.Malformed;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.log.Gzip;
import haidang.events.log.Topic;
import haidang.ingest.FaultyLog.Fault;
import haidang.ingest.FaultyLog.Killed;
import haidang.ingest.jsonl.FieldMapping;
import haidang.ingest.jsonl.LineNumbers;
import haidang.ingest.jsonl.Occupied;
import haidang.ingest.source.SourceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private static final int LINES = 3_500;
  private final Room room = new Room();

  @TempDir
  Path directory;

  @AfterEach
  void close() { room.close(); }

  private Path rejects() { return directory.resolve("refused/rejects.jsonl"); }

  private Path file(String content) {
    try {
      return Files.writeString(directory.resolve("posts.jsonl"), content);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path manyLines() {
    var lines = new StringBuilder();
    for (int i = 1; i <= LINES; i++) {
      lines.append(i % 1_000 == 0 ? "{hỏng\n" : "{\"id\":\"p" + i + "\",\"text\":\"Bình luận số " + i + "\"}\n");
    }
    return file(lines.toString());
  }

  private Import.Progress run(Path file) { return run(file, FieldMapping.DEFAULT, _ -> {}); }

  private Import.Progress run(Path file, FieldMapping fields, Consumer<Import.Progress> told) {
    try {
      return room.importer.run(
          new Import.Order(Samples.source("tay", SourceKind.IMPORT, null), file, fields, rejects()),
          told);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> refused() throws IOException { return Files.readAllLines(rejects()); }

  @Test
  void everyLineBecomesAPostWhoseCauseNotifiesNobody() {
    Import.Progress done = run(file("{\"id\":\"a\",\"text\":\"Một.\"}\n{\"id\":\"b\",\"text\":\"Hai.\"}"));

    assertThat(done.read()).isEqualTo(2);
    assertThat(done.published()).isEqualTo(2);
    assertThat(room.posts()).extracting(Post::cause).containsOnly(Cause.IMPORT);
    assertThat(room.posts()).extracting(Post::id).containsExactlyInAnyOrder(new PostId("import:tay/a"), new PostId(
        "import:tay/b"));
  }

  @Test
  void nestedFieldsAreMapped() {
    var fields = new FieldMapping("meta.id", true, "data.body", "title", "data.by", "at", "url", "kind", "re", "lang");
    run(file("{\"meta\":{\"id\":\"a\"},\"data\":{\"body\":\"Một.\",\"by\":\"Người Viết Mẫu\"},\"re\":\"b\"}"), fields,
        _ -> {});

    assertThat(room.post().text()).isEqualTo("Một.");
    assertThat(room.post().author()).isNotNull();
    assertThat(room.post().parent()).isEqualTo(new PostId("import:tay/b"));
  }

  @Test
  void aSecondRunPublishesNothing() {
    Path file = manyLines();
    run(file);
    int before = room.posts().size();
    Import.Progress again = run(file);

    assertThat(again.published()).isZero();
    assertThat(again.unchanged()).isEqualTo(LINES - 3);
    assertThat(room.posts()).hasSize(before);
  }

  @Test
  void aLineThatChangedIsTheNextVersionInALaterRun() {
    run(file("{\"id\":\"a\",\"text\":\"Một.\"}\n{\"id\":\"b\",\"text\":\"Hai.\"}\n"));
    Import.Progress again = run(file("{\"id\":\"a\",\"text\":\"Một.\"}\n{\"id\":\"b\",\"text\":\"Hai, sửa.\"}\n"));

    assertThat(again.published()).isEqualTo(1);
    assertThat(room.posts()).filteredOn(post -> post.text().equals("Hai, sửa.")).singleElement().extracting(
        Post::version).isEqualTo(2L);
  }

  @Test
  void aRefusedLineIsKeptWithNumberReasonAndWordsAndStopsNoOther() throws Exception {
    Import.Progress done = run(
        file("{\"id\":\"a\",\"text\":\"Một.\"}\n{\"id\":\"b\", hỏng\n{\"id\":\"c\",\"text\":\"Ba.\"}\n"));

    assertThat(done.rejected()).isEqualTo(1);
    assertThat(room.posts()).hasSize(2);
    assertThat(refused()).singleElement().asString().startsWith("{\"line\":2,\"error\":\"line is no JSON: column ")
        .endsWith("\"text\":\"{\\\"id\\\":\\\"b\\\", hỏng\"}");
  }

  @Test
  void aDateThatCannotBeReadIsCountedAndItsLineNamed() {
    Import.Progress done = run(file("""
        {"id":"a","text":"Một.","published":"hôm qua"}
        {"id":"b","text":"Hai.","published":"2026-11-20"}
        {"id":"c","text":"Ba.","published":"2026-13-45"}
        """));

    assertThat(done.published()).isEqualTo(3);
    assertThat(done.unread().undated()).isEqualTo(new LineNumbers(2, List.of(1L, 3L)));
  }

  @Test
  void whatALineSaysOfAPostArrives() {
    run(file("{\"id\":\"a\",\"text\":\"Một.\",\"platform\":\"facebook\",\"parent\":\"b\",\"root\":\"c\","
        + "\"author\":\"Người Viết Mẫu\",\"likes\":12,\"media\":[\"https://a.example/1\"]}\n"));
    Post post = room.post();

    assertThat(post.id()).isEqualTo(new PostId("facebook:tay/a"));
    assertThat(post.parent()).isEqualTo(new PostId("facebook:tay/b"));
    assertThat(post.root()).isEqualTo(new PostId("facebook:tay/c"));
    assertThat(post.counts()).isEqualTo(new Counts(12L, null, null, null));
    assertThat(post.media()).hasSize(1);
    assertThat(room.erasure.author("facebook", "Người Viết Mẫu", "Lan", "theo yêu cầu")).isEqualTo(1);
  }

  @Test
  void repeatingAnImportWithAllFieldsPublishesNothing() {
    String line = "{\"id\":\"a\",\"text\":\"Một.\",\"platform\":\"zalo\",\"edited\":\"2026-11-20\",\"likes\":%d,"
        + "\"links\":[{\"url\":\"https://a.example/\"}],\"media\":[\"https://a.example/1\",\"x\"]}\n";
    run(file(line.formatted(1)));

    assertThat(run(file(line.formatted(1))).published()).isZero();
    assertThat(run(file(line.formatted(2))).published()).isZero();
  }

  @Test
  void aFieldThatCannotBeReadIsCountedAndItsLinesNamed() {
    Import.Progress done = run(file("""
        {"id":"a","text":"Một.","likes":"nhiều","url":"x"}
        {"id":"b","text":"Hai.","likes":2}
        {"id":"c","text":"Ba.","likes":-3}
        """));

    assertThat(done.published()).isEqualTo(3);
    assertThat(done.rejected()).isZero();
    assertThat(done.unread().dropped().fields()).containsExactly(Map.entry("likes", new LineNumbers(2, List.of(1L,
        3L))), Map.entry("url", new LineNumbers(1, List.of(1L))));
  }

  @Test
  void aBlankLineIsNeitherAPostNorRefused() {
    Import.Progress done = run(
        file("\n{\"id\":\"a\",\"text\":\"Một.\"}\r\n \t\r\n{\"id\":\"b\",\"text\":\"Hai.\"}\n\n"));

    assertThat(done.published()).isEqualTo(2);
    assertThat(done.rejected()).isZero();
  }

  @Test
  void aFilePackedByGzipIsUnpackedAndGoesOnAfterAKill() throws Exception {
    Path file = Files.write(directory.resolve("posts.jsonl.gz"), Gzip.pack(Files.readAllBytes(manyLines())));
    room.faults.failAt(3, Fault.KILLED_AFTER);
    assertThatThrownBy(() -> run(file)).isInstanceOf(Killed.class);
    Import.Progress done = run(file);

    assertThat(done.earlier().read()).isEqualTo(2_000);
    assertThat(room.posts().stream().map(Post::id).distinct()).hasSize(LINES - 3);
  }

  @Test
  void aRefusedLineThatIsNoUtf8IsKeptByteForByte() throws Exception {
    Path file = Files.write(directory.resolve("posts.jsonl"), "{\"text\":\"v\u00e0\"}".getBytes(
        StandardCharsets.ISO_8859_1));
    run(file);

    assertThat(refused()).singleElement().asString().contains("\"base64\":");
  }

  @Test
  void theRejectFileIsItsOwnersAlone() throws Exception {
    run(file("hỏng\n"));

    assertThat(Files.getPosixFilePermissions(rejects())).containsExactlyInAnyOrder(
        java.nio.file.attribute.PosixFilePermission.OWNER_READ,
        java.nio.file.attribute.PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void aRejectFileThatOthersCouldReadIsClosedToThem() throws Exception {
    run(file("hỏng cũ\n"));
    Files.setPosixFilePermissions(rejects(), PosixFilePermissions.fromString("rw-r--r--"));
    run(file("hỏng\n"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects()))).isEqualTo("rw-------");
    assertThat(refused()).hasSize(1);
  }

  @Test
  void anImportThatRefusesNoneLeavesNoRejectFile() {
    run(file("hỏng\n"));
    run(file("{\"id\":\"a\",\"text\":\"Một.\"}\n"));

    assertThat(rejects()).doesNotExist();
  }

  @Test
  void aFileThatNoRunOfTheSourceLeftIsNeverOverwritten() throws Exception {
    Files.createDirectories(rejects().getParent());
    Files.writeString(rejects(), "của người khác\n");
    Path file = file("hỏng\n");

    assertThatThrownBy(() -> importInto(file, rejects(), false)).isInstanceOf(Occupied.class)
        .hasMessageContaining(rejects() + " exists").hasMessageContaining("--rejects");
    assertThat(rejects()).hasContent("của người khác\n");
    assertThat(room.posts()).isEmpty();
  }

  @Test
  void whatAPersonPutWhereRefusedLinesUsuallyGoIsNotOverwritten() throws Exception {
    importInto(file("hỏng\n"), rejects(), true);
    Files.writeString(rejects(), "{\"id\":\"a\",\"text\":\"Đã sửa.\"}\n");

    assertThatThrownBy(() -> importInto(file("hỏng nữa\n"), rejects(), true)).isInstanceOf(Occupied.class);
    assertThat(rejects()).content().contains("Đã sửa.");
  }

  @Test
  void whereRefusedLinesUsuallyGoThoseOfAnEarlierRunAreReplaced() throws Exception {
    importInto(file("hỏng\n"), rejects(), false);
    room.store.database().run(db -> room.store.imports().forget(db));
    importInto(file("hỏng nữa\n"), rejects(), true);

    assertThat(refused()).singleElement().asString().contains("hỏng nữa");
  }

  @Test
  void theFileThatIsImportedIsNoPlaceForItsRefusedLinesByWhateverName() throws Exception {
    Path file = file("{\"line\":1}\n");
    Path link = Files.createSymbolicLink(directory.resolve("link.jsonl"), file);

    for (Path name : List.of(file, link, directory.resolve("x/../posts.jsonl"))) {
      Files.createDirectories(directory.resolve("x"));
      assertThatThrownBy(() -> importInto(file, name, true)).isInstanceOf(Occupied.class).hasMessageContaining(
          name + " is the file that is imported");
    }
    assertThat(file).hasContent("{\"line\":1}\n");
  }

  private void importInto(Path file, Path rejects, boolean usual) throws Exception {
    room.importer.run(new Import.Order(Samples.source("tay", SourceKind.IMPORT, null), file,
        FieldMapping.DEFAULT, rejects, usual), _ -> {});
  }

  @Test
  void ofTwoLinesWithOneIdTheFirstCountsAndTheSecondIsRefused() throws Exception {
    Import.Progress done = run(file("{\"id\":\"a\",\"text\":\"Một.\"}\n{\"id\":\"a\",\"text\":\"Hai.\"}\n"));

    assertThat(done.published()).isEqualTo(1);
    assertThat(room.post().text()).isEqualTo("Một.");
    assertThat(refused()).singleElement().asString().contains("its id stands in line 1 already");
  }

  @Test
  void aRepeatedIdIsFoundAcrossBatchesAndInEveryRun() {
    var lines = new StringBuilder();
    for (int i = 1; i <= 1_500; i++) {
      lines.append("{\"id\":\"").append(i == 1_400 ? 1 : i).append("\",\"text\":\"Bình luận ").append(i)
          .append("\"}\n");
    }
    Path file = file(lines.toString());

    assertThat(run(file).rejected()).isEqualTo(1);
    assertThat(run(file).rejected()).isEqualTo(1);
    assertThat(room.posts()).hasSize(1_499).extracting(Post::version).containsOnly(1L);
  }

  @Test
  void progressRisesToTheEndOfTheFile() throws Exception {
    Path file = manyLines();
    List<Import.Progress> told = new ArrayList<>();
    run(file, FieldMapping.DEFAULT, told::add);

    assertThat(told).hasSizeGreaterThan(3).isSortedAccordingTo((a, b) -> Long.compare(a.bytes(), b.bytes()));
    assertThat(told.getLast().bytes()).isEqualTo(Files.size(file));
  }

  @Test
  void anImportThatWasKilledGoesOnAndRepeatsNoMoreThanOneBatch() throws Exception {
    Path file = manyLines();
    room.faults.failAt(3, Fault.KILLED_AFTER);
    assertThatThrownBy(() -> run(file)).isInstanceOf(Killed.class);
    List<Import.Progress> told = new ArrayList<>();
    Import.Progress done = run(file, FieldMapping.DEFAULT, told::add);

    assertThat(told.getFirst().bytes()).isGreaterThan(Files.size(file) / 2);
    assertThat(done.read()).isEqualTo(LINES - 2_000);
    assertThat(done.published()).isEqualTo(LINES - 2_000 - 1);
    assertThat(done.rejected()).isEqualTo(1);
    assertThat(done.earlier()).isEqualTo(new Import.Earlier(2_000, 2_000 - 2, 2));
    assertThat(room.posts().stream().map(Post::id).distinct()).hasSize(LINES - 3);
    assertThat(room.posts()).hasSizeLessThanOrEqualTo(LINES - 3 + 1_000).extracting(Post::version).containsOnly(1L);
  }

  @Test
  void aRejectFileHasEveryRefusedLineOnceThroughAKill() throws Exception {
    Path file = manyLines();
    room.faults.failAt(2, Fault.KILLED_BEFORE);
    assertThatThrownBy(() -> run(file)).isInstanceOf(Killed.class);
    run(file);

    assertThat(refused()).hasSize(3).extracting(line -> line.substring(0, 12)).containsExactly("{\"line\":1000",
        "{\"line\":2000", "{\"line\":3000");
  }

  @Test
  void anImportWaitsWhileTheLogIsAway() {
    room.faults.failAt(1, Fault.AWAY);

    assertThat(run(file("{\"id\":\"a\",\"text\":\"Một.\"}\n")).published()).isEqualTo(1);
    assertThat(room.posts()).hasSize(1);
  }

  @Test
  void anImportWhoseAnswerWasLostRepeatsTheBatchWithTheSameVersions() {
    room.faults.failAt(1, Fault.ANSWER_LOST);
    run(file("{\"id\":\"a\",\"text\":\"Một.\"}\n"));

    assertThat(room.posts()).hasSize(2).extracting(Post::version).containsOnly(1L);
  }

  @Test
  void anImportWaitsWhileTheDatabaseIsAway() {
    Path file = manyLines();
    Import.Progress done = run(file, FieldMapping.DEFAULT, progress -> {
      if (progress.read() == 1_000) {
        room.breakConnections();
      }
    });

    assertThat(done.published()).isEqualTo(LINES - 3);
    assertThat(room.posts()).hasSize(LINES - 3);
  }

  @Test
  void aFileThatChangedSinceAKillIsReadFromItsBeginning() {
    Path file = manyLines();
    room.faults.failAt(3, Fault.KILLED_BEFORE);
    assertThatThrownBy(() -> run(file)).isInstanceOf(Killed.class);
    Import.Progress done = run(
        file("{\"id\":\"p1\",\"text\":\"Bình luận số 1\"}\n{\"id\":\"moi\",\"text\":\"Mới.\"}\n"));

    assertThat(done.read()).isEqualTo(2);
    assertThat(done.published()).isEqualTo(1);
    assertThat(done.unchanged()).isEqualTo(1);
  }

  @Test
  void anErasedLineStaysErasedAndLeavesNoTrace() {
    Path file = file("{\"id\":\"a\",\"text\":\"Xoá đi.\"}\n{\"id\":\"b\",\"text\":\"Hai.\"}\n");
    run(file);
    room.erasure.post(new PostId("import:tay/a"), "Lan", "theo yêu cầu");
    run(file("{\"id\":\"a\",\"text\":\"Xoá đi.\"}\n{\"id\":\"b\",\"text\":\"Hai, sửa.\"}\n"));

    assertThat(room.posts()).filteredOn(post -> post.id().value().equals("import:tay/a")).hasSize(2);
    assertThat(room.pages()).singleElement().satisfies(page -> assertThat(new String(page.body(),
        StandardCharsets.UTF_8)).contains("Hai, sửa.").doesNotContain("Xoá đi."));
  }

  @Test
  void aRefusedLineIsOnNoRawPage() {
    run(file("{\"id\":\"a\",\"text\":\"Một.\"}\n{\"id\":\"a\",\"text\":\"Hai.\"}\n"));

    assertThat(room.pages()).singleElement().satisfies(page -> assertThat(new String(page.body(),
        StandardCharsets.UTF_8)).doesNotContain("Hai."));
  }

  @Test
  void anImportNeverTakesOverAWatchedSource() {
    room.sources.put(Samples.source("tay", SourceKind.FEED, Samples.ADDRESS));

    assertThatThrownBy(() -> run(file("{\"text\":\"x\"}\n"))).isInstanceOf(Malformed.class).hasMessage(
        "source tay is a feed; an import needs a source of its own");
    assertThat(room.row("tay").source().kind()).isEqualTo(SourceKind.FEED);
  }

  @Test
  void anImportIsNeverLookedAtByItself() {
    run(file("{\"text\":\"x\"}\n"));
    room.pass(java.time.Duration.ofDays(30));

    assertThat(room.due("tay")).isFalse();
  }

  @Test
  void aPostOfTenMillionCharactersIsCutAndMarked() {
    run(file("{\"id\":\"a\",\"text\":\"" + "ạ".repeat(10_000_000) + "\"}\n{\"id\":\"b\",\"text\":\"Hai.\"}\n"));

    assertThat(room.posts()).hasSize(2).filteredOn(Post::cut).singleElement().satisfies(post -> assertThat(post.text())
        .hasSize(Post.MAX_TEXT));
  }

  @Test
  void aChangeBehindTheCutIsAChange() {
    run(file("{\"id\":\"a\",\"text\":\"" + "a".repeat(70_000) + "b\"}\n"));

    assertThat(run(file("{\"id\":\"a\",\"text\":\"" + "a".repeat(70_000) + "c\"}\n")).published()).isEqualTo(1);
  }

  @Test
  void aLineLongerThanTheLimitIsRefusedAndTheNextIsRead() throws Exception {
    run(file("{\"text\":\"" + "a".repeat(33 * 1024 * 1024) + "\"}\n{\"id\":\"b\",\"text\":\"Hai.\"}\n"));

    assertThat(room.post().text()).isEqualTo("Hai.");
    assertThat(refused()).containsExactly("{\"line\":1,\"error\":\"line has more than 33554432 bytes, the limit\"}");
  }

  @Test
  void halfASurrogatePairStopsNothing() {
    run(file("{\"id\":\"a\",\"text\":\"x\\ud83dy\",\"title\":\"\\ud83d\",\"language\":\"\\udc00\"}\n"));

    assertThat(room.post().text()).isEqualTo("x\ufffdy");
  }

  @Test
  void anEmptyFileIsDone() {
    assertThat(run(file("")).read()).isZero();
    assertThat(room.stored(Topic.RAW)).isEmpty();
  }
}
