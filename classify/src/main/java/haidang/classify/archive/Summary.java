package haidang.classify.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What all posts of an answer have in common.
///
/// @param facets values by facet, most frequent first, at most [#MAX_VALUES] each; see [Facet]
/// @param days   posts by day of publication in Việt Nam; days without any are left out
public record Summary(long total, Map<Facet, List<Value>> facets, SortedMap<LocalDate, Integer> days) {
  public static final int MAX_VALUES = 50;

  /// @param value as it is written in a query after `facet:`
  public record Value(String value, int posts) {}
}
