package haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.alerting.Tally;
import haidang.classify.rules.LegalBases;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChromeTest {
  @Test
  void whatIsSaidInBothLanguagesIsShownInOne() {
    assertThat(in("vi").said("chưa có đường / no way yet")).isEqualTo("chưa có đường");
    assertThat(in("en").said("chưa có đường / no way yet")).isEqualTo("no way yet");
  }

  @Test
  void whatIsNoPairOfSentencesIsShownAsItIs() {
    for (String told : new String[]{"connection reset", "https://a.example/b/c", "một / hai / ba"}) {
      assertThat(in("vi").said(told)).isEqualTo(told);
      assertThat(in("en").said(told)).isEqualTo(told);
    }
  }

  private static Chrome in(String language) {
    return new Chrome(Words.in(language), "", null, "", "auto", new Tally(0, 0), Instant.EPOCH, ZoneOffset.UTC,
        name -> name,
        Map.of(),
        new Grounds(LegalBases.shipped(), Optional::empty), false);
  }
}
