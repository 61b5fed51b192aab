package haidang.classify.rules;

import haidang.classify.vietnamese.Feature;
import java.util.Set;
import java.util.TreeSet;

/// A question about the post as a whole.
sealed interface Condition {
  /// The text shows a feature.
  record Shows(Feature feature, boolean has) implements Condition {
    @Override
    public String toString() { return (has ? "has:" : "is:") + feature.code(); }
  }

  /// A link leads to one of these hosts or to a host below one.
  ///
  /// @param written the host or list as the author named it
  record LinksTo(Set<String> hosts, String written) implements Condition {
    @Override
    public String toString() { return "link:" + written; }
  }

  record OneOf(Attribute attribute, Set<String> values) implements Condition {
    @Override
    public String toString() { return attribute.code() + ": " + String.join(", ", new TreeSet<>(values)); }
  }

  /// The count is known and compares so.
  record Counted(String name, Comparison comparison) implements Condition {
    @Override
    public String toString() { return "count." + name + " " + comparison; }
  }

  /// The score is known and compares so.
  record Scored(String name, Comparison comparison) implements Condition {
    @Override
    public String toString() { return "score." + name + " " + comparison; }
  }
}
