package haidang.classify.archive;

import org.jspecify.annotations.Nullable;

/// What to look for and which page of it to show.
///
/// @param query   as a person wrote it; empty = everything
/// @param size    posts on a page, 1 to 200
/// @param after   the cursor of the page before, null for the first
/// @param summary whether to count: total, facets, days
public record Search(String query, Order order, int size, @Nullable String after, boolean summary) {
  public static final int MAX_SIZE = 200;

  /// What stands first.
  public enum Order {
    NEWEST, OLDEST, RELEVANCE
  }

  public Search {
    if (size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("a page of " + size + " posts, it takes 1 to " + MAX_SIZE);
    }
  }

  /// The first page, counted.
  public static Search first(String query, Order order, int size) { return new Search(query, order, size, null, true); }
}
