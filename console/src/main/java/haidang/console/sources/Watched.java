package haidang.console.sources;

import haidang.alerting.Figures.Hour;
import haidang.ingest.source.SourceKind;
import haidang.ingest.store.SourceTable;
import java.util.List;

/// A source with its last day.
///
/// @param hours of the last day, oldest first; empty when nobody looked
public record Watched(SourceTable.Row row, List<Hour> hours) {
  /// Whether people hand it in: nobody looks at it by a clock.
  public boolean imported() { return row.source().kind() == SourceKind.IMPORT; }

  /// How it goes in a word that the page has a colour for.
  public String health() {
    if (!row.source().enabled()) {
      return "paused";
    }
    if (imported()) {
      return "imported";
    }
    String state = row.state();
    if (state == null) {
      return "waiting";
    }
    return switch (state) {
      case "ok", "unchanged" -> "complete";
      case "throttled" -> "late";
      default -> "lost";
    };
  }
}
