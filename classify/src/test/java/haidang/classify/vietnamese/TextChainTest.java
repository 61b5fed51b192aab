package haidang.classify.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextChainTest {
  private final TextChain chain = new TextChain();

  private AnalysedText read(String text) {
    chain.begin();
    return chain.read("text", text);
  }

  private List<String> firstReadings(String text) {
    AnalysedText read = read(text);
    List<String> words = new ArrayList<>();
    for (int token = 0; token < read.tokens(); token++) {
      words.add(read.term(read.firstReading(token)));
    }
    return words;
  }

  private static List<String> readings(AnalysedText text, int token) {
    List<String> terms = new ArrayList<>();
    for (int reading = text.firstReading(token); reading < text.firstReading(token + 1); reading++) {
      terms.add(text.term(reading));
    }
    return terms;
  }

  private static List<Step> steps(AnalysedText text, int token) {
    return Step.of(text.steps(text.firstReading(token)));
  }

  @Test
  void wordsAreLowerCasedAndCutAtPunctuation() {
    assertThat(firstReadings("Hà Tĩnh: mưa lớn, (ngập sâu)!")).containsExactly("hà", "tĩnh", "mưa", "lớn", "ngập",
        "sâu");
  }

  @Test
  void decomposedTextReadsLikeComposedAndKeepsItsOwnOffsets() {
    String text = Normalizer.normalize("Lừa đảo thuế", Normalizer.Form.NFD);
    AnalysedText read = read(text);
    assertThat(firstReadings(text)).containsExactly("lừa", "đảo", "thuế");
    assertThat(steps(read, 0)).contains(Step.NFC);
    for (int token = 0; token < read.tokens(); token++) {
      String words = Normalizer.normalize(text.substring(read.start(token), read.end(token)), Normalizer.Form.NFC);
      assertThat(words).isEqualToIgnoringCase(read.term(read.firstReading(token)));
    }
  }

  @ParameterizedTest
  @CsvSource({"hoà,hòa", "khoẻ,khỏe", "thuý,thúy", "tòan,toàn", "qúy,quí", "quý,quí", "hoàn,hoàn", "thuyền,thuyền",
      "ngoáy,ngoáy", "lý,lí", "kỳ,kì", "mùa,mùa", "của,của", "quà,quà", "tuỳ,tùy", "Ðảng,đảng", "xoong,xoong"})
  void oneSyllableHasOneSpelling(String written, String read) {
    assertThat(firstReadings(written)).containsExactly(read);
  }

  @ParameterizedTest
  @CsvSource({"vãiiiii,vãi", "quáaa,quá", "đẹeeep,đẹp", "ngonnn,ngon", "trờiii,trời"})
  void stretchedLettersAlsoReadAsTheWord(String written, String word) {
    AnalysedText read = read(written);
    assertThat(readings(read, 0)).contains(written, word);
  }

  @ParameterizedTest
  @CsvSource({"đ*t,địt", "l.ồ.n,lồn", "l*n,lồn", "v~l,vl", "đ.m,đm", "l0n,lồn", "c*c,cặc", "n.g.u,ngu", "b**i,buồi",
      "'l ồ n',lồn", "'n g u',ngu", "'đ ị t',địt"})
  void maskedCoreWordsAreUncovered(String written, String word) {
    AnalysedText read = read("cái " + written + ", thật");
    assertThat(read.tokens()).isEqualTo(3);
    assertThat(readings(read, 1)).contains(word);
    assertThat(("cái " + written + ", thật").substring(read.start(1), read.end(1))).isEqualTo(written);
    assertThat(read.has(Feature.OBFUSCATED)).isTrue();
  }

  @Test
  void ordinaryPunctuationUncoversNothing() {
    AnalysedText read = read("và/hoặc covid-19 lớn.lợn 24/7 anh/chị đ. a, b c d");
    assertThat(read.has(Feature.OBFUSCATED)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"lừa đảo,lừа đảо", "xác suất,хáс ѕuất", "vay tiền,𝐯𝐚𝐲 𝘁𝗶ề𝗻", "ngân hàng,ngân\u200B hà\u200Dng",
      "vay nhanh,ｖａｙ ｎｈａｎｈ"})
  void disguisedLettersAreSeenThrough(String meant, String written) {
    String[] words = meant.split(" ");
    assertThat(firstReadings("tin nhắn: " + written)).endsWith(words);
    assertThat(read("tin nhắn: " + written).has(Feature.OBFUSCATED)).isTrue();
  }

  @Test
  void russianStaysRussian() {
    assertThat(firstReadings("привет мир")).containsExactly("привет", "мир");
    assertThat(read("привет мир").has(Feature.OBFUSCATED)).isFalse();
  }

  @Test
  void teencodeIsReadAsASynonymAtTheSamePlace() {
    AnalysedText read = read("tôi ko biết");
    assertThat(readings(read, 1)).containsExactly("ko", "không");
    assertThat(read.negated(2)).isTrue();
    assertThat(read.negated(0)).isFalse();
  }

  @Test
  void hashtagsAreCutWhereTheirAuthorChangedCase() {
    AnalysedText read = read("#LaChanViRus nhé");
    assertThat(firstReadings("#LaChanViRus nhé")).containsExactly("la", "chan", "vi", "rus", "nhé");
    assertThat(readings(read, 0)).contains("#lachanvirus");
  }

  @Test
  void linksAndPhonesAreTokensOfTheirOwn() {
    AnalysedText read = read("xem bit.ly/abc, https://Shop88.vip/x?y=1. gọi 0912.345.678 nhé anh.em");
    assertThat(read.hosts()).containsExactly("bit.ly", "shop88.vip");
    assertThat(read.has(Feature.LINK)).isTrue();
    assertThat(read.has(Feature.PHONE)).isTrue();
    assertThat(firstReadings("xem bit.ly/abc, gọi 0912 345 678 nhé anh.em")).containsExactly("xem", "<url>", "gọi",
        "<phone>", "nhé", "anh", "em");
  }

  @Test
  void longTextsWithoutMarksMayBeReadWithoutThemAndShortOnesInPhrasesOnly() {
    AnalysedText longer = read("ngan hang thong bao ban trung thuong");
    assertThat(longer.has(Feature.UNACCENTED)).isTrue();
    assertThat(longer.bare(0)).isEqualTo(AnalysedText.Bare.YES);
    assertThat(read("dit me may").bare(0)).isEqualTo(AnalysedText.Bare.IN_PHRASES);
    assertThat(read("các bạn còn các việc lon nuoc").bare(5)).isEqualTo(AnalysedText.Bare.NO);
  }

  @Test
  void quotationsAreSeenUnlessTheyAreTheWholePost() {
    AnalysedText read = read("Công an cảnh báo tin nhắn “tài khoản bị khoá” là giả");
    assertThat(read.quoted(6)).isTrue();
    assertThat(read.quoted(5)).isFalse();
    assertThat(read.has(Feature.QUOTE)).isTrue();
    assertThat(read("\"chúc cả nhà vui\"").has(Feature.QUOTE)).isFalse();
  }

  @Test
  void notOnlyIsNoNegation() {
    AnalysedText read = read("không chỉ đẹp mà còn rẻ");
    assertThat(read.negated(2)).isFalse();
  }

  @Test
  void featuresOfTheWholeTextAreSeen() {
    assertThat(read("TRÚNG THƯỞNG NGAY HÔM NAY").has(Feature.CAPS)).isTrue();
    assertThat(read("có đúng không").has(Feature.QUESTION)).isTrue();
    assertThat(read("vui quá 😀").has(Feature.EMOJI)).isTrue();
  }
}
