package haidang.console.review;

import org.jspecify.annotations.Nullable;

/// What was done just now, and the address that takes it back.
///
/// @param key  of the words that tell it
/// @param undo where a form is sent
public record Toast(String key, String undo) {
  /// Of what an address names; absent where it names nothing, or nothing that can be.
  ///
  /// @param decided  the case decided just now
  /// @param merged   the case merged just now
  /// @param silenced the silence asked for just now
  static @Nullable Toast of(@Nullable String decided, @Nullable String merged, @Nullable String silenced) {
    if (decided != null && decided.matches("[0-9a-f]{16}")) {
      return new Toast("review.done", "/cases/" + decided + "/undo");
    }
    if (merged != null && merged.matches("[0-9a-f]{16}")) {
      return new Toast("review.merged", "/cases/" + merged + "/split");
    }
    if (silenced != null && silenced.matches("[0-9]{1,18}")) {
      return new Toast("review.silenced", "/silences/" + silenced + "/revoke");
    }
    return null;
  }
}
