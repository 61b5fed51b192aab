package haidang.classify.rules;

import static org.apache.lucene.queries.intervals.Intervals.extend;
import static org.apache.lucene.queries.intervals.Intervals.maxgaps;
import static org.apache.lucene.queries.intervals.Intervals.notContainedBy;
import static org.apache.lucene.queries.intervals.Intervals.notWithin;
import static org.apache.lucene.queries.intervals.Intervals.or;
import static org.apache.lucene.queries.intervals.Intervals.ordered;
import static org.apache.lucene.queries.intervals.Intervals.phrase;
import static org.apache.lucene.queries.intervals.Intervals.prefix;
import static org.apache.lucene.queries.intervals.Intervals.term;
import static org.apache.lucene.queries.intervals.Intervals.within;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.RuleTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.queries.intervals.FilteredIntervalsSource;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/// Says a place in Lucene's intervals. A disjunction of intervals keeps only the shortest ones, so stretches of
/// different lengths are kept apart until something asks for the shortest.
final class Intervals {
  /// @param length in words, 0 when they differ; then none of them holds another
  record Sized(IntervalsSource source, int length) {}

  private static final int MAX_EXPANSIONS = 65_536;

  static {
    // Lucene counts every word of every list as a clause, and every word that a prefix stands for.
    IndexSearcher.setMaxClauseCount(Math.max(IndexSearcher.getMaxClauseCount(), MAX_EXPANSIONS));
  }

  private final Engine engine;

  Intervals(Engine engine) { this.engine = engine; }

  List<Sized> of(Place place, Linked<?> in) {
    return switch (place) {
      case Place.Atoms atoms -> atoms(atoms, in);
      case Place.Union union -> union.parts().stream().flatMap(part -> of(part, in).stream()).toList();
      case Place.Near near -> List.of(near(near, in));
      case Place.Apart apart -> except(apart, in);
      case Place.Beside beside -> beside(beside, in);
      case Place.Outside outside -> {
        List<Sized> kept = of(outside.inner(), in);
        for (Sized other : of(outside.other(), in)) {
          kept = kept.stream().map(one -> new Sized(notContainedBy(one.source(), other.source()), one.length()))
              .toList();
        }
        yield kept;
      }
      case Place.Marked marked -> of(marked.inner(), in).stream()
          .map(one -> new Sized(marked(one.source(), marked.mark()), one.length())).toList();
      case Place.InField field -> of(field.inner(), in).stream()
          .map(one -> new Sized(new InField(one.source(), field.title()), one.length())).toList();
      case Place.Listed listed -> {
        Linked<Place> list = engine.lists().get(in.lists()[listed.list()]);
        yield of(list.unit().body(), list);
      }
    };
  }

  private List<Sized> atoms(Place.Atoms atoms, Linked<?> in) {
    SortedMap<Integer, List<IntervalsSource>> byLength = new TreeMap<>();
    for (int local : atoms.atoms()) {
      Atom atom = engine.atoms().get(in.atoms()[local]);
      byLength.computeIfAbsent(atom.length(), _ -> new ArrayList<>()).add(atom(atom));
    }
    List<Sized> sized = new ArrayList<>();
    byLength.forEach((length, sources) -> sized.add(new Sized(either(sources), length)));
    return sized;
  }

  private static IntervalsSource either(List<IntervalsSource> sources) {
    return sources.size() == 1 ? sources.getFirst() : or(false, sources);
  }

  private static IntervalsSource atom(Atom atom) {
    if (atom.prefix()) {
      return prefix(new BytesRef(atom.words().getFirst()), MAX_EXPANSIONS);
    }
    IntervalsSource[] words = atom.words().stream().map(word -> word(word, atom)).toArray(IntervalsSource[]::new);
    return words.length == 1 ? words[0] : phrase(words);
  }

  private static IntervalsSource word(String word, Atom atom) {
    String folded = Folding.fold(word);
    boolean phrase = atom.length() > 1;
    List<IntervalsSource> ways = new ArrayList<>(List.of(term(word)));
    if (phrase && RuleTokens.guessable(word)) {
      ways.add(term(RuleTokens.GUESSED + word));
    }
    if (atom.bare() && !folded.equals(word)) {
      ways.add(term(RuleTokens.BARE + folded));
      if (phrase) {
        ways.add(term(RuleTokens.BARE_IN_PHRASES + folded));
      }
    }
    return either(ways);
  }

  private Sized near(Place.Near near, Linked<?> in) {
    List<IntervalsSource> ways = new ArrayList<>();
    for (Sized left : of(near.left(), in)) {
      for (Sized right : of(near.right(), in)) {
        ways.add(maxgaps(near.within(), behind(left.source(), right.source())));
        if (!near.ordered()) {
          ways.add(maxgaps(near.within(), behind(right.source(), left.source())));
        }
      }
    }
    return new Sized(either(ways), 0);
  }

  /// Lucene takes two equal sources for a repetition and then wants neighbouring intervals, even if they overlap; so the
  /// second one is made another, though it finds the same.
  private static IntervalsSource behind(IntervalsSource first, IntervalsSource second) {
    return ordered(first, first.equals(second) ? extend(second, 0, 0) : second);
  }

  private List<Sized> except(Place.Apart apart, Linked<?> in) {
    List<Sized> kept = of(apart.inner(), in);
    for (Sized other : of(apart.other(), in)) {
      kept = kept.stream()
          .map(one -> new Sized(notWithin(one.source(), apart.within() + 1, other.source()), one.length())).toList();
    }
    return kept;
  }

  /// Lucene's `within` asks the stretch to lie inside the widened neighbour, so the widening grows with the stretch.
  private List<Sized> beside(Place.Beside beside, Linked<?> in) {
    List<Sized> others = of(beside.other(), in);
    return of(beside.inner(), in).stream().map(one -> {
      int reach = beside.within() + one.length();
      return new Sized(either(others.stream().map(other -> within(one.source(), reach, other.source())).toList()),
          one.length());
    }).toList();
  }

  private static IntervalsSource marked(IntervalsSource source, Mark mark) {
    return switch (mark) {
      case QUOTED -> new StartsAt(source, RuleTokens.QUOTED, true);
      case NEGATED -> new StartsAt(source, RuleTokens.NEGATED, true);
      case PLAIN -> new StartsAt(new StartsAt(source, RuleTokens.QUOTED, false), RuleTokens.NEGATED, false);
    };
  }

  private static final class InField extends FilteredIntervalsSource {
    private final boolean title;

    InField(IntervalsSource in, boolean title) {
      super(title ? "title" : "text", in);
      this.title = title;
    }

    @Override
    protected boolean accept(IntervalIterator interval) { return interval.start() < AnalysedText.TITLE_END == title; }
  }
}
