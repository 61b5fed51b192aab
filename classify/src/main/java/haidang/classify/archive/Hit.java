package haidang.classify.archive;

import haidang.events.Judgement;
import java.util.List;

/// A post that answers a query.
///
/// @param highlights the words that answer it, in order of field and start, without overlap
public record Hit(Judgement judgement, List<Highlight> highlights) {
  public static final int MAX_HIGHLIGHTS = 256;

  public Hit {
    highlights = List.copyOf(highlights);
  }
}
