package haidang.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.classify.vietnamese.TextChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {
  private static final Instant END = Instant.parse("2026-11-25T08:00:00Z");

  @TempDir
  private Path directory;

  @Test
  void whatIsFinishedIsTakenTheNextTime() throws IOException {
    Kept first = Kept.in(directory, 100, 1);
    assertThat(first.end()).isNull();
    Files.createDirectory(directory.resolve("archive"));
    first.finish(END);

    assertThat(Kept.in(directory, 100, 1).end()).isEqualTo(END);
  }

  @Test
  void whatWasLeftUnfinishedIsRefused() throws IOException {
    Kept.in(directory, 100, 1);
    Files.createDirectory(directory.resolve("archive"));

    assertThatThrownBy(() -> Kept.in(directory, 100, 1)).isInstanceOf(Refused.class).hasMessageContaining("unfinished");
  }

  /// An index of another text chain empties itself when it is opened.
  @Test
  void whatAnotherBuildOrOtherOptionsMadeIsRefused() throws IOException {
    Kept.in(directory, 100, 1).finish(END);
    assertThatThrownBy(() -> Kept.in(directory, 200, 1)).isInstanceOf(Refused.class);

    Files.move(directory.resolve("made-100-1-" + TextChain.VERSION), directory.resolve("made-100-1-older"));
    assertThatThrownBy(() -> Kept.in(directory, 100, 1)).isInstanceOf(Refused.class);
  }
}
