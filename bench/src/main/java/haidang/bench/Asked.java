package haidang.bench;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/// What people ask of the archive, kind by kind: each time other words, days and sources, so that no answer is one
/// that was just given.
final class Asked {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int DAYS = 30;

  private final MadePosts posts;
  private final Random random;
  private final LocalDate today;

  Asked(MadePosts posts, Random random, Instant end) {
    this.posts = posts;
    this.random = random;
    this.today = end.atZone(VIETNAM).toLocalDate();
  }

  /// The kinds, from what is asked for most to what is seldom.
  Map<String, Supplier<String>> kinds() {
    Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
    kinds.put("everything", () -> "");
    kinds.put("oneWord", this::word);
    kinds.put("oneWordBare", () -> bare(word()));
    kinds.put("twoWords", () -> word() + " " + word());
    kinds.put("phrase", () -> "\"" + word() + " " + word() + "\"");
    kinds.put("prefix", this::beginning);
    kinds.put("near", () -> word() + " NEAR/8 " + word());
    kinds.put("without", () -> word() + " -" + word());
    kinds.put("allWithout", () -> "-" + word());
    kinds.put("flagged", () -> "kết-luận:flagged nguồn:" + source());
    kinds.put("allFlagged", () -> "kết-luận:flagged");
    kinds.put("allClean", () -> "kết-luận:clean");
    kinds.put("since", () -> "từ:" + day());
    kinds.put("until", () -> "đến:" + day());
    kinds.put("day", () -> "ngày:" + day());
    kinds.put("source", () -> "nguồn:" + source() + "," + source());
    kinds.put("conditions", () -> word() + " loại:scam từ:" + day());
    kinds.put("cleanSince", () -> "kết-luận:clean từ:" + day());
    kinds.put("rare", () -> word() + " " + word() + " " + word());
    return kinds;
  }

  private String word() {
    String word = posts.word().replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    return word.isEmpty() ? word() : word;
  }

  private String beginning() {
    String word = word();
    return word.length() < 2 ? beginning() : word.substring(0, Math.min(word.length(), 3)) + "*";
  }

  private String day() { return today.minusDays(random.nextInt(DAYS)).toString(); }

  private String source() { return "nguon-" + random.nextInt(MadePosts.SOURCES); }

  private static String bare(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('đ', 'd');
  }
}
