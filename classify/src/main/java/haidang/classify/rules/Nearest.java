package haidang.classify.rules;

import java.util.Collection;
import java.util.Comparator;

/// Guesses which known name an unknown one was meant to be.
final class Nearest {
  private Nearest() {}

  /// `did you mean X?`, or empty when nothing is close.
  static String to(String written, Collection<String> known) {
    return known.stream().filter(name -> distance(written, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.<String>comparingInt(name -> distance(written, name)).thenComparing(name -> name))
        .map(name -> "did you mean " + name + "?").orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + cost);
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[b.length()];
  }
}
