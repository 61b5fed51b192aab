package haidang.classify.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a mask hides, and how sure that is.
class MaskedWordsTest {
  private final TextChain chain = new TextChain();

  @ParameterizedTest
  @CsvSource({"đi một l*n nữa,lồn", "thấy c*c bạn vui,cặc", "xem b*i nào,buồi", "mặt đ*t ướt,địt", "lãnh đ*o xã,đéo"})
  void aStarThatMayHideEverydayWordsIsAGuess(String text, String word) {
    assertThat(stepsTo(text, word)).contains(Step.GUESS).doesNotContain(Step.MASK);
  }

  @ParameterizedTest
  @CsvSource({"mặt l.ồ.n quá,lồn", "như c_ặ_c thế,cặc", "con c*ve kia,cave", "nói đé* nghe,đéo", "xạo l*z thật,loz"})
  void whatShowsItsLettersOrFitsNothingElseIsCertain(String text, String word) {
    assertThat(stepsTo(text, word)).contains(Step.MASK).doesNotContain(Step.GUESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mày l*n thế", "l*n vcl", "ngu như l*n", "đm l*n"})
  void coarseCompanyMakesAGuessCertain(String text) {
    assertThat(stepsTo(text, "lồn")).contains(Step.MASK).doesNotContain(Step.GUESS);
  }

  @Test
  void companyTwoWordsAwayIsNone() { assertThat(stepsTo("mày đi chơi một l*n nữa", "lồn")).contains(Step.GUESS); }

  @Test
  void aGuessIsNoCompany() { assertThat(stepsTo("l*n b*i", "buồi")).contains(Step.GUESS); }

  @Test
  void aMaskedWordWithoutDiacriticsIsReadAsItIsWritten() {
    assertThat(readings("bán d*m thôi", 1)).contains("dâm").doesNotContain("điếm");
    assertThat(readings("bán đi*m thôi", 1)).contains("điếm");
    assertThat(readings("bán di*m thôi", 1)).contains("diem").doesNotContain("điếm");
  }

  @Test
  void maskedLettersMayBeStretchedToo() {
    assertThat(readings("chán đ-m-m-m-m", 1)).contains("đm");
    assertThat(readings("mặt l_ồ_ồ_ồ_n", 1)).contains("lồn");
  }

  @Test
  void twoLettersApartAreAWordWhereNoOrdinaryMarkStandsBetween() {
    assertThat(readings("hỏi v_ợ đi", 1)).contains("vợ");
    assertThat(readings("mục v.ợ đi", 1)).startsWith("v").doesNotContain("vợ");
  }

  private List<Step> stepsTo(String text, String word) {
    chain.begin();
    AnalysedText read = chain.read("text", text);
    for (int reading = 0; reading < read.firstReading(read.tokens()); reading++) {
      if (read.term(reading).equals(word)) {
        return Step.of(read.steps(reading));
      }
    }
    throw new AssertionError("«" + text + "» is not read as " + word);
  }

  private List<String> readings(String text, int token) {
    chain.begin();
    AnalysedText read = chain.read("text", text);
    List<String> words = new ArrayList<>();
    for (int reading = read.firstReading(token); reading < read.firstReading(token + 1); reading++) {
      words.add(read.term(reading));
    }
    return words;
  }
}
