package haidang.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void aLetterIsNotTornFromItsMarks() { assertThat(Cut.at("abe\u0302\u0301c", 4)).isEqualTo("ab"); }

  @Test
  void aFamilyOfEmojiIsOneLetter() { assertThat(Cut.at("ab👨‍👩‍👧c", 6)).isEqualTo("ab"); }

  @Test
  void textWithinTheLimitStaysWhole() { assertThat(Cut.at("abc", 3)).isEqualTo("abc"); }

  @Test
  void aLetterWithEndlessMarksIsCutSomewhere() {
    assertThat(Cut.at("a" + "\u0301".repeat(5_000), 1_000)).hasSizeBetween(1, 1_000);
  }
}
