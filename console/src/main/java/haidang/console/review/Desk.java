package haidang.console.review;

import haidang.alerting.Batch;
import haidang.alerting.Case;
import haidang.classify.archive.Archive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lies before a person: their batch, or what waits.
///
/// @param batch   absent while they have taken nothing or have finished
/// @param reading the row that is read, absent when there is none
public record Desk(@Nullable Batch batch, List<Row> rows, @Nullable Row reading) {
  /// @param chosen the case to read; else the first one that waits
  static Desk of(@Nullable Batch batch, List<Case> queue, Archive archive, @Nullable String chosen) {
    List<Row> rows = new ArrayList<>();
    if (batch != null) {
      for (Batch.Item item : batch.items()) {
        rows.add(row(rows.size() + 1, item.one(), archive, item.random()));
      }
    } else {
      queue.forEach(one -> rows.add(row(rows.size() + 1, one, archive, false)));
    }
    Optional<Row> asked = rows.stream().filter(row -> row.view().id().equals(chosen)).findFirst();
    Row reading = asked.or(() -> rows.stream().filter(row -> !row.decided()).findFirst())
        .or(() -> rows.stream().findFirst()).orElse(null);
    return new Desk(batch, rows, reading);
  }

  private static Row row(int number, Case one, Archive archive, boolean random) {
    return new Row(number, CaseView.of(one, archive.find(one.facts().post())), random);
  }

  public long decided() { return rows.stream().filter(Row::decided).count(); }

  public boolean reading(Row row) { return reading != null && reading.view().id().equals(row.view().id()); }
}
