package haidang.classify.vietnamese;

import java.util.ArrayList;
import java.util.List;

/// What had to be done to the author's letters before a word was recognised. A set of steps is an `int` of [#bit()]s.
public enum Step {
  CASE("case", "viết hoa", "capitals"),
  NFC("nfc", "dấu gõ rời", "decomposed marks"),
  COMPATIBILITY("compatibility", "kiểu chữ trang trí", "styled letters"),
  HOMOGLYPH("homoglyph", "chữ cái giống hình", "look-alike letters"),
  INVISIBLE("invisible", "ký tự tàng hình", "invisible characters"),
  MASK("mask", "chữ bị che", "masked letters"),
  /// Masked so that other words fit as well: read in phrases, or in company that leaves no doubt.
  GUESS("guess", "đoán chữ bị che", "guessed letters"),
  SPACED("spaced", "chữ viết rời", "spaced-out letters"),
  STRETCH("stretch", "chữ kéo dài", "stretched letters"),
  TONE("tone", "vị trí dấu thanh", "tone placement"),
  SPELLING("spelling", "i/y", "i/y spelling"),
  HASHTAG("hashtag", "tách hashtag", "hashtag split"),
  TEENCODE("teencode", "viết tắt mạng", "teencode"),
  UNACCENTED("unaccented", "không dấu", "missing diacritics"),
  /// Missing diacritics in a text too short to be sure: read in phrases alone.
  UNACCENTED_SHORT("unaccented-short", "không dấu, bài ngắn", "missing diacritics, short text");

  private static final Step[] ALL = values();
  /// Steps that hide nothing: they go without saying in an explanation.
  public static final int ORDINARY = CASE.bit() | NFC.bit() | TONE.bit() | SPELLING.bit();

  private final String code;
  private final String vi;
  private final String en;

  Step(String code, String vi, String en) {
    this.code = code;
    this.vi = vi;
    this.en = en;
  }

  public int bit() { return 1 << ordinal(); }

  /// The name in a span's `steps`.
  public String code() { return code; }

  public String vi() { return vi; }

  public String en() { return en; }

  /// The steps of a set, in the order they are taken.
  public static List<Step> of(int bits) {
    List<Step> steps = new ArrayList<>(Integer.bitCount(bits));
    for (Step step : ALL) {
      if ((bits & step.bit()) != 0) {
        steps.add(step);
      }
    }
    return steps;
  }
}
