package haidang.bench;

import haidang.events.Post;
import java.util.List;

/// One engine that is measured.
interface Row extends AutoCloseable {
  /// Its name in the figures.
  String name();

  /// Runs all posts once, one after another on this thread.
  void pass(List<Post> posts, Matches matches) throws Exception;

  /// Whether it matches rules at all.
  default boolean matches() { return true; }

  @Override
  default void close() throws Exception {}
}
