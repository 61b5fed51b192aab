package haidang.alerting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a digest says, before it is written as HTML and as text: so both say the same.
///
/// @param state one line
/// @param late  whether it says that it is late
record DigestPage(String head, String state, boolean late, List<Line> deltas, List<Bar> bars, String barsNote,
    List<Section> sections, List<String> foot) {
  /// One window of the chart.
  record Bar(String label, long count) {}

  /// @param heads of the figures' columns, or none
  /// @param empty what stands there when there are no lines
  record Section(String title, List<String> heads, List<Line> lines, String empty) {}

  /// @param detail smaller, below; may be empty
  /// @param link   address behind the text, absent where there is none
  record Line(String text, String detail, List<String> figures, @Nullable String link) {
    static Line of(String text, String... figures) { return new Line(text, "", List.of(figures), null); }

    static Line with(String text, String detail) { return new Line(text, detail, List.of(), null); }
  }
}
