package haidang.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What holds for every text there can be.
class AnyTextTest {
  @Property(tries = 500, seed = "20261124")
  void whatIsCutIsAHeadWithinTheLimit(@ForAll String text, @ForAll @IntRange(min = 1, max = 50) int limit) {
    String cut = Cut.at(text, limit);

    assertThat(text).startsWith(cut);
    assertThat(cut.length()).isLessThanOrEqualTo(limit);
  }

  @Property(tries = 500, seed = "20261124")
  void wholeTextKeepsItsLengthAndCanBeStored(@ForAll String text) {
    String whole = Whole.of(text);

    assertThat(whole).hasSameSizeAs(text).doesNotContain("\u0000");
    assertThat(java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(whole)).isTrue();
  }
}
