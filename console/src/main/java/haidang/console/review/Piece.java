package haidang.console.review;

import haidang.events.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A run of a text that is marked as a whole or not at all.
///
/// @param steps what had to be undone to read it, joined by commas; empty where it is plain
public record Piece(String text, boolean marked, String steps) {
  /// Cuts a text at the borders of the spans that lie in it; overlapping spans share their runs.
  public static List<Piece> of(String text, List<Span> spans) {
    TreeSet<Integer> borders = new TreeSet<>(List.of(0, text.length()));
    List<Span> inside = spans.stream().filter(span -> span.end() <= text.length()).toList();
    inside.forEach(span -> {
      borders.add(span.start());
      borders.add(span.end());
    });
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int to : borders) {
      if (to > from) {
        int start = from;
        List<Span> covering = inside.stream().filter(span -> span.start() <= start && to <= span.end()).toList();
        pieces.add(new Piece(text.substring(from, to), !covering.isEmpty(),
            String.join(", ", covering.stream().flatMap(span -> span.steps().stream()).distinct().toList())));
        from = to;
      }
    }
    return pieces;
  }
}
