package haidang.bench;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Everyday words as the young write them, the most usual ones.
final class Teencode {
  private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("không", "ko"), Map.entry("được", "đc"), Map
      .entry("rồi", "r"), Map.entry("người", "ng"), Map.entry("mày", "m"), Map.entry("tao", "t"),
      Map.entry("mình", "mik"),
      Map.entry("bạn", "bn"), Map.entry("gì", "j"), Map.entry("vậy", "v"), Map.entry("biết", "bít"),
      Map.entry("với", "vs"),
      Map.entry("quá", "wá"), Map.entry("làm", "lm"), Map.entry("luôn", "lun"), Map.entry("thôi", "thui"),
      Map.entry("nhiều",
          "nhìu"),
      Map.entry("yêu", "iu"), Map.entry("chồng", "ck"), Map.entry("vợ", "vk"), Map.entry("vui", "zui"), Map.entry(
          "cũng", "cx"),
      Map.entry("những", "nhg"), Map.entry("bây giờ", "bh"), Map.entry("chưa", "chx"), Map.entry("hiểu",
          "hỉu"),
      Map.entry("mẹ", "mịe"), Map.entry("địt", "đjt"), Map.entry("lồn", "lìn"), Map.entry("cặc", "cẹc"),
      Map.entry("đéo", "đíu"), Map.entry("chó", "chóa"), Map.entry("trước", "trc"), Map.entry("nữa", "nx"),
      Map.entry("về",
          "zìa"),
      Map.entry("em", "e"), Map.entry("anh", "a"), Map.entry("chị", "cj"), Map.entry("thích", "thik"), Map.entry(
          "giờ", "h"));
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private Teencode() {}

  static String of(String text) {
    Matcher words = WORD.matcher(text);
    StringBuilder changed = new StringBuilder();
    while (words.find()) {
      words.appendReplacement(changed, Matcher.quoteReplacement(WORDS.getOrDefault(words.group().toLowerCase(
          java.util.Locale.ROOT), words.group())));
    }
    return words.appendTail(changed).toString();
  }
}
