package haidang.alerting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The checklists of cases in their table.
final class Checklist {
  private final Handle handle;

  Checklist(Handle handle) { this.handle = handle; }

  /// Every question, answered or not.
  List<Check> of(CaseId id) {
    Map<Check.Item, Check> answered = handle
        .createQuery("select item, outcome, note, by, at from checked where case_id = :id").bind("id", id.value())
        .map((row, _) -> new Check(Check.Item.valueOf(upper(row.getString("item"))),
            Check.Outcome.valueOf(upper(row.getString("outcome"))), row.getString("note"), row.getString("by"),
            CaseRows.instant(row, "at")))
        .list().stream().collect(Collectors.toMap(Check::item, Function.identity()));
    return Arrays.stream(Check.Item.values()).map(item -> answered.getOrDefault(item, Check.open(item))).toList();
  }

  void put(CaseId id, Check check) {
    handle.execute("insert into checked values (?, ?, ?, ?, ?, ?) on conflict (case_id, item) do update set"
        + " outcome = excluded.outcome, note = excluded.note, by = excluded.by, at = excluded.at", id.value(),
        lower(check.item()), lower(check.outcome()), check.note(), check.by(),
        CaseRows.utc(Objects.requireNonNull(check.at())));
  }

  static String lower(Enum<?> value) { return value.name().toLowerCase(Locale.ROOT); }

  private static String upper(String code) { return code.toUpperCase(Locale.ROOT); }
}
