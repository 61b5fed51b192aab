package haidang.classify.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Every token knows where its author wrote it.
class AnyOffsetsTest {
  /// What may stand between words without belonging to one.
  private static final String BETWEEN = " ,;()\n";

  private final TextChain chain = new TextChain();

  @Property(tries = 5000, seed = "20261124")
  void tokensLieInsideTheTextInOrderAndNeverSplitACharacter(@ForAll("anything") String text) {
    AnalysedText read = read(text);
    int last = 0;
    int position = -1;
    for (int token = 0; token < read.tokens(); token++) {
      assertThat(read.start(token)).as("%d of %s", token, text).isGreaterThanOrEqualTo(last);
      assertThat(read.end(token)).as("%d of %s", token, text).isGreaterThan(read.start(token))
          .isLessThanOrEqualTo(text.length());
      assertThat(splits(text, read.start(token)) || splits(text, read.end(token))).as("%d of %s", token, text)
          .isFalse();
      assertThat(read.position(token)).isGreaterThan(position);
      position = read.position(token);
      // A ligature such as ﷺ is several words of one character.
      last = read.start(token);
    }
  }

  @Property(tries = 3000, seed = "20261124")
  void aPlainTokenReadsAsTheWordsBetweenItsOffsets(@ForAll("writings") List<String> words) {
    String text = String.join(" ", words);
    AnalysedText read = read(text);
    assertThat(read.tokens()).as(text).isEqualTo(words.size());
    int at = 0;
    for (int token = 0; token < read.tokens(); token++) {
      String written = words.get(token);
      assertThat(text.substring(read.start(token), read.end(token))).isEqualTo(written);
      assertThat(read.start(token)).isEqualTo(at);
      assertThat(read.term(read.firstReading(token))).isEqualTo(plain(written));
      at += written.length() + 1;
    }
  }

  @Property(tries = 2000, seed = "20261124")
  void whatStandsBetweenWordsBelongsToNone(@ForAll("writings") List<String> words, @ForAll("gaps") String gap) {
    String text = String.join(gap, words);
    AnalysedText read = read(text);
    for (int token = 0; token < read.tokens(); token++) {
      String found = text.substring(read.start(token), read.end(token));
      assertThat(found).as(text).doesNotContain(gap);
    }
  }

  @Provide
  Arbitrary<String> gaps() {
    return Arbitraries.strings().withChars(BETWEEN.toCharArray()).ofMinLength(1).ofMaxLength(3);
  }

  /// The same syllables composed, decomposed, in capitals, in mathematical letters and with invisible characters inside.
  @Provide
  Arbitrary<List<String>> writings() {
    Arbitrary<String> syllable = Arbitraries.of("lừa", "đảo", "ngân", "hàng", "thưởng", "người", "nghiệp", "bán",
        "chuyện");
    return syllable.flatMap(word -> Arbitraries.of(word, Normalizer.normalize(word, Normalizer.Form.NFD),
        word.toUpperCase(Locale.ROOT), mathematical(word), word.charAt(0) + "\u200B" + word.substring(1))).list()
        .ofMinSize(2).ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> anything() {
    Arbitrary<String> piece = Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.of("lừa", "đảo", "l.ồ.n", "đ*m", "l ồ n", "a",
            "#LừaĐảo", "http://x.vn/a", "0912 345 678", "vãiiii", "“", "”", "?", "k", "𝐯𝐚𝐲", "ﬃ", "İ", "ﷺ")),
        Tuple.of(3, Arbitraries.of(" ", "\n", ".", "-", "*")),
        Tuple.of(2,
            Arbitraries.of("\u0301", "\u200D", "\uFE0F", "\uD83D\uDE00", "\uD83C\uDD70", "\uD800", "\uDC00", "\u00AD",
                "\uDB40\uDD00")),
        Tuple.of(1, Arbitraries.strings().all().ofMaxLength(4)));
    return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  private AnalysedText read(String text) {
    chain.begin();
    return chain.read("text", text);
  }

  private static String plain(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKC).replace("\u200B", "").toLowerCase(Locale.ROOT);
  }

  private static String mathematical(String word) {
    StringBuilder bold = new StringBuilder();
    Normalizer.normalize(word, Normalizer.Form.NFD).codePoints()
        .forEach(cp -> bold.appendCodePoint(cp >= 'a' && cp <= 'z' ? 0x1D41A + cp - 'a' : cp));
    return bold.toString();
  }

  private static boolean splits(String text, int at) {
    return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
