package haidang.classify.archive;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of an answer.
///
/// @param next    cursor of the next page, null on the last
/// @param summary if it was asked for
/// @param reading how the query was understood, clause by clause
public record Page(List<Hit> hits, @Nullable String next, Optional<Summary> summary, List<Reading> reading) {
  public Page {
    hits = List.copyOf(hits);
    reading = List.copyOf(reading);
  }
}
