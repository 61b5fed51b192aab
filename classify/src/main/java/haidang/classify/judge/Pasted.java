package haidang.classify.judge;

import haidang.events.Cause;
import haidang.events.Counts;
import haidang.events.Post;
import haidang.events.PostId;
import haidang.events.PostKind;
import haidang.events.Presence;
import haidang.events.SourceId;
import java.time.Instant;
import java.util.List;

/// A text that someone tries the rules on. It is no post of anywhere and is kept nowhere.
public final class Pasted {
  private Pasted() {}

  /// @param text at most [Post#MAX_TEXT] UTF-16 units
  public static Post text(String text) {
    return new Post(new PostId("judge:pasted"), new SourceId("judge"), PostKind.POST, Cause.IMPORT, 1, Presence.PRESENT,
        null, null, null, null, null, text, false, null, null, null, null, Instant.EPOCH, List.of(), List.of(),
        Counts.UNKNOWN, "", null);
  }
}
