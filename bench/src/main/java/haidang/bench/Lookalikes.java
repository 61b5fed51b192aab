package haidang.bench;

import java.util.Map;
import java.util.Random;

/// Letters that look like Latin ones, written down apart from the chain's own table so that the two check each other.
final class Lookalikes {
  private static final Map<String, String> CYRILLIC = Map.ofEntries(Map.entry("a", "а"), Map.entry("c", "с"), Map.entry(
      "e", "е"), Map.entry("o", "о"), Map.entry("p", "р"), Map.entry("x", "х"), Map.entry("y", "у"),
      Map.entry("i", "і"),
      Map.entry("s", "ѕ"), Map.entry("h", "һ"), Map.entry("d", "ԁ"), Map.entry("q", "ԛ"), Map.entry("w", "ԝ"),
      Map.entry(
          "A", "А"),
      Map.entry("B", "В"), Map.entry("C", "С"), Map.entry("E", "Е"), Map.entry("H", "Н"), Map.entry("K", "К"),
      Map.entry("M", "М"), Map.entry("O", "О"), Map.entry("P", "Р"), Map.entry("T", "Т"), Map.entry("X", "Х"));
  private static final Map<String, String> GREEK = Map.of("o", "ο", "u", "υ", "v", "ν", "a", "α", "i", "ι", "p", "ρ",
      "t",
      "τ", "k", "κ", "n", "η", "A", "Α");
  private static final String SMALL_CAPITALS = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘ\0ʀꜱᴛᴜᴠᴡ\0ʏᴢ";
  private static final int MATHEMATICAL_SMALL = 0x1D41A;
  private static final int MATHEMATICAL_CAPITAL = 0x1D400;
  private static final int FULL_WIDTH = 0xFEE0;

  private Lookalikes() {}

  /// Of every three letters that have a double, two are replaced.
  static String of(String letter, Random random) {
    int cp = letter.codePointAt(0);
    boolean small = cp >= 'a' && cp <= 'z';
    if (!small && !(cp >= 'A' && cp <= 'Z') || random.nextInt(3) == 0) {
      return letter;
    }
    return switch (random.nextInt(5)) {
      case 0 -> CYRILLIC.getOrDefault(letter, letter);
      case 1 -> GREEK.getOrDefault(letter, letter);
      case 2 -> Character.toString(small ? MATHEMATICAL_SMALL + cp - 'a' : MATHEMATICAL_CAPITAL + cp - 'A');
      case 3 -> Character.toString(cp + FULL_WIDTH);
      default -> small && SMALL_CAPITALS.charAt(cp - 'a') != 0
          ? SMALL_CAPITALS.substring(cp - 'a', cp - 'a' + 1)
          : CYRILLIC.getOrDefault(letter, letter);
    };
  }
}
