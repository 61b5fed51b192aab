package haidang.classify.vietnamese;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds links and phone numbers in lower-cased characters.
final class Addresses {
  /// Where a link or number ends, and its host.
  record Found(int end, @Nullable String host) {}

  private static final Set<String> SURE = new TreeSet<>(Resources.words("tld-sure"));
  private static final Set<String> WITH_PATH = new TreeSet<>(Resources.words("tld-path"));
  private static final String AFTER = "<>\"“”«»)]}）】";

  private Addresses() {}

  /// A link that begins at `from`: with a scheme, with www, or a host of a known ending.
  static @Nullable Found link(char[] chars, int from, int n) {
    int host = from;
    boolean scheme = starts(chars, from, n, "https://") || starts(chars, from, n, "http://");
    if (scheme) {
      host = from + (chars[from + 4] == 's' ? 8 : 7);
    }
    int end = hostEnd(chars, host, n);
    String name = new String(chars, host, end - host);
    boolean path = end < n && chars[end] == '/';
    if (name.indexOf('.') <= 0 || !scheme && !known(name, path)) {
      return null;
    }
    while (end < n && !Chars.is(chars[end], Chars.SPACE) && AFTER.indexOf(chars[end]) < 0) {
      end++;
    }
    while (end > host + name.length() && ".,;:!?…'’".indexOf(chars[end - 1]) >= 0) {
      end--;
    }
    return new Found(end, name);
  }

  private static boolean known(String host, boolean path) {
    String ending = host.substring(host.lastIndexOf('.') + 1);
    return SURE.contains(ending) || host.startsWith("www.") && ending.length() > 1
        || path && WITH_PATH.contains(ending);
  }

  private static int hostEnd(char[] chars, int from, int n) {
    int end = from;
    while (end < n && (hostChar(chars[end]) || chars[end] == '.' && end + 1 < n && hostChar(chars[end + 1]))) {
      end++;
    }
    return end;
  }

  private static boolean hostChar(char c) { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-'; }

  private static boolean starts(char[] chars, int from, int n, String word) {
    if (from + word.length() > n) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (chars[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// End of a Vietnamese phone number that begins at `from`, digits in groups or not; -1 when it is none.
  static int phone(char[] chars, int from, int n) {
    StringBuilder digits = new StringBuilder(12);
    int end = from;
    for (int i = chars[from] == '+' ? from + 1 : from; i < n && digits.length() <= 12; i++) {
      if (chars[i] >= '0' && chars[i] <= '9') {
        digits.append(chars[i]);
        end = i + 1;
      } else if (" .-".indexOf(chars[i]) < 0 || i > end) {
        break;
      }
    }
    boolean whole = end == n || !Chars.is(chars[end], Chars.LETTER | Chars.DIGIT);
    return whole && isPhone(digits) ? end : -1;
  }

  private static boolean isPhone(CharSequence digits) {
    int length = digits.length();
    if (length < 8) {
      return false;
    }
    char first = digits.charAt(0);
    char second = digits.charAt(1);
    return switch (first) {
      case '0' -> "35789".indexOf(second) >= 0 && length == 10 || second == '2' && length == 11;
      case '8' -> second == '4' && length == 11;
      case '1' -> (second == '9' || second == '8') && digits.charAt(2) == '0' && digits.charAt(3) == '0'
          && length <= 10;
      default -> false;
    };
  }
}
