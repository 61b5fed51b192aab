package haidang.console.review;

import haidang.alerting.CaseId;
import haidang.alerting.Label;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was done just now, and the address that takes it back.
///
/// @param key   of the words that tell it
/// @param label what was decided, if something was
/// @param undo  where a form is sent
public record Toast(String key, @Nullable Label label, String undo) {
  /// Of what an address names; absent where it names nothing, or nothing that can be.
  ///
  /// @param decided  the case decided just now
  /// @param labels   what a case was decided to be
  /// @param merged   the case merged just now
  /// @param silenced the silence asked for just now
  static @Nullable Toast of(@Nullable String decided, Function<CaseId, Optional<Label>> labels,
      @Nullable String merged, @Nullable String silenced) {
    if (decided != null && decided.matches("[0-9a-f]{16}")) {
      return labels.apply(new CaseId(decided))
          .map(label -> new Toast("review.done", label, "/cases/" + decided + "/undo")).orElse(null);
    }
    if (merged != null && merged.matches("[0-9a-f]{16}")) {
      return new Toast("review.merged", null, "/cases/" + merged + "/split");
    }
    if (silenced != null && silenced.matches("[0-9]{1,18}")) {
      return new Toast("review.silenced", null, "/silences/" + silenced + "/revoke");
    }
    return null;
  }
}
