package haidang.alerting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One question of the verification checklist and what a person found.
///
/// @param note what was found, at most 500 chars
/// @param by   account name, absent while nobody has answered
public record Check(Item item, Outcome outcome, String note, @Nullable String by, @Nullable Instant at) {
  private static final int LONGEST_NOTE = 500;

  public Check {
    if (note.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("note has " + note.length() + " chars, limit " + LONGEST_NOTE);
    }
  }

  static Check open(Item item) { return new Check(item, Outcome.OPEN, "", null, null); }

  /// What is to be found out, in this order.
  public enum Item {
    SOURCE, DATE, PLACE, IMAGE, OFFICIAL
  }

  /// Not yet looked at, found out, or not to be found out.
  public enum Outcome {
    OPEN, DONE, IMPOSSIBLE
  }
}
