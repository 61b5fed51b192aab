package haidang.console.review;

import haidang.events.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A run of a text that is lit as a whole or not at all.
///
/// @param ref letters of what it answers, set where a lit stretch ends
public record Piece(String text, boolean marked, String ref) {
  private static final int SNIPPET = 150;
  private static final int BEFORE_MARK = 50;

  /// Lights spans that need no letters.
  public static List<Piece> of(String text, List<Span> spans) {
    return lit(text, spans.stream().map(span -> new Mark(span, "")).toList());
  }

  /// Cuts a text at the borders of the marks that lie in it; overlapping marks share their runs.
  static List<Piece> lit(String text, List<Mark> marks) {
    TreeSet<Integer> borders = new TreeSet<>(List.of(0, text.length()));
    List<Mark> inside = marks.stream().filter(mark -> mark.span().end() <= text.length()).toList();
    inside.forEach(mark -> {
      borders.add(mark.span().start());
      borders.add(mark.span().end());
    });
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int to : borders) {
      if (to > from) {
        int start = from;
        boolean marked = inside.stream().anyMatch(mark -> mark.span().start() <= start && to <= mark.span().end());
        String ref = inside.stream().filter(mark -> mark.span().end() == to).map(Mark::ref).distinct().sorted()
            .collect(Collectors.joining());
        pieces.add(new Piece(text.substring(from, to), marked, ref));
        from = to;
      }
    }
    return pieces;
  }

  /// The beginning of a text, or the surroundings of its first lit run, in a line or two.
  public static List<Piece> snippet(List<Piece> pieces) {
    int first = 0;
    for (Piece piece : pieces) {
      if (piece.marked()) {
        break;
      }
      first += piece.text().length();
    }
    int all = pieces.stream().mapToInt(piece -> piece.text().length()).sum();
    int from = first >= all || first < BEFORE_MARK * 2 ? 0 : first - BEFORE_MARK;
    List<Piece> shown = new ArrayList<>();
    int at = 0;
    for (Piece piece : pieces) {
      int start = Math.max(from, at);
      int end = Math.min(from + SNIPPET, at + piece.text().length());
      if (start < end) {
        String lead = shown.isEmpty() && from > 0 ? "…" : "";
        shown.add(new Piece(lead + piece.text().substring(start - at, end - at), piece.marked(), ""));
      }
      at += piece.text().length();
    }
    if (at > from + SNIPPET) {
      shown.add(new Piece("…", false, ""));
    }
    return shown;
  }
}
