package haidang.console.search;

import haidang.classify.archive.Facet;
import haidang.classify.archive.Summary;
import haidang.console.Chrome;
import haidang.events.Category;
import haidang.events.SourceId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// One facet with its most frequent values, each a link that narrows the query or widens it again.
public record FacetView(Facet facet, List<Choice> choices) {
  /// Every category, and as much of what has no end.
  private static final int SHOWN = Category.values().length;

  /// @param query the query after following it
  /// @param on    whether the query asks for it now
  public record Choice(String value, int posts, boolean on, String query) {}

  static List<FacetView> of(String query, Summary summary) {
    return Stream.of(Facet.CATEGORY, Facet.SEVERITY, Facet.VERDICT, Facet.SOURCE, Facet.PLATFORM, Facet.KIND,
        Facet.RULE, Facet.HAS).map(facet -> new FacetView(facet, choices(query, facet, summary)))
        .filter(view -> !view.choices().isEmpty()).toList();
  }

  private static List<Choice> choices(String query, Facet facet, Summary summary) {
    return Stream.of(summary.facets().getOrDefault(facet, List.of())).flatMap(Collection::stream).limit(SHOWN)
        .map(value -> new Choice(value.value(), value.posts(), Narrowing.asks(query, facet, value.value()),
            Narrowing.toggled(query, facet, value.value())))
        .toList();
  }

  /// What people call a value.
  public String title(Chrome c, String value) {
    return switch (facet) {
      case CATEGORY -> Arrays.stream(Category.values()).filter(one -> one.code().equals(value)).findFirst()
          .map(one -> c.words().of(one.title())).orElse(value);
      case SOURCE -> c.sourceName(new SourceId(value));
      case SEVERITY, VERDICT, KIND, HAS -> c.words().has(facet.code() + "." + value)
          ? c.t(facet.code() + "." + value)
          : value;
      case PLATFORM, RULE -> value;
    };
  }
}
