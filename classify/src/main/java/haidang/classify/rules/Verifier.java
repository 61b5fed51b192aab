package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Answers a rule's questions on the hits that the automaton found. One per thread.
final class Verifier {
  /// Steps of work one rule may take on one post.
  static final int BUDGET = 200_000;

  private final Hits hits;
  private final List<Spans> pool = new ArrayList<>();
  private int used;
  private int work;
  private int forbidden;
  private List<Linked<Place>> lists = List.of();
  private AnalysedText text;
  private PostView post;
  private Spans[] listSpans = new Spans[0];
  private long[] listSeen = new long[0];
  private long epoch;

  Verifier(Hits hits, AnalysedText text, PostView nothing) {
    this.hits = hits;
    this.text = text;
    this.post = nothing;
  }

  /// Begins a new post.
  void begin(List<Linked<Place>> allLists, AnalysedText analysed, PostView view) {
    lists = allLists;
    text = analysed;
    post = view;
    epoch++;
    if (listSpans.length < allLists.size()) {
      listSpans = new Spans[allLists.size()];
      listSeen = new long[allLists.size()];
    }
  }

  /// Whether the rule holds.
  ///
  /// @throws OverBudget when it takes too much work
  boolean holds(Linked<Test> rule) {
    restart();
    return holds(rule.unit().body(), rule);
  }

  /// Begins counting work anew; stretches handed out before are void.
  void restart() {
    used = 0;
    work = 0;
  }

  AnalysedText text() { return text; }

  /// Whether it would hold if nothing were read with these steps.
  boolean holdsWithout(int steps, Linked<Test> rule) {
    forbidden = steps;
    try {
      return holds(rule);
    } finally {
      forbidden = 0;
    }
  }

  boolean holds(Condition condition) { return post.holds(condition); }

  boolean holds(Test test, Linked<?> in) {
    switch (test) {
      case Test.All all -> {
        for (Test part : all.parts()) {
          if (!holds(part, in)) {
            return false;
          }
        }
        return true;
      }
      case Test.Any any -> {
        for (Test part : any.parts()) {
          if (holds(part, in)) {
            return true;
          }
        }
        return false;
      }
      case Test.Not not -> {
        return !holds(not.inner(), in);
      }
      case Test.Occurs occurs -> {
        return occurs.place() instanceof Place.Atoms atoms
            ? anyOf(atoms, in)
            : spans(occurs.place(), in).count() > 0;
      }
      case Test.Holds condition -> {
        return post.holds(condition.condition());
      }
      case Test.Dense dense -> {
        return dense(dense, in);
      }
    }
  }

  private boolean anyOf(Place.Atoms atoms, Linked<?> in) {
    for (int local : atoms.atoms()) {
      if (counts(in.atoms()[local])) {
        return true;
      }
    }
    return false;
  }

  private boolean counts(int atom) {
    if (!hits.has(atom)) {
      return false;
    }
    int hit = hits.first(atom);
    while (forbidden != 0 && hit != Hits.END && (hits.steps(hit) & forbidden) != 0) {
      hit = hits.next(hit);
    }
    return hit != Hits.END;
  }

  private Spans fresh() {
    if (used == pool.size()) {
      pool.add(new Spans());
    }
    return pool.get(used++).clear();
  }

  private void work(int units) {
    work += units;
    if (work > BUDGET) {
      throw OverBudget.INSTANCE;
    }
  }

  /// All stretches of a place, in order.
  Spans spans(Place place, Linked<?> in) {
    return switch (place) {
      case Place.Atoms atoms -> atoms(atoms, in);
      case Place.Union union -> {
        Spans all = fresh();
        for (Place part : union.parts()) {
          Spans more = spans(part, in);
          work(more.count());
          all.addAll(more);
        }
        yield all.sort();
      }
      case Place.Near near -> near(near, spans(near.left(), in), in);
      case Place.Apart apart -> filter(spans(apart.inner(), in), spans(apart.other(), in), apart.within(), false);
      case Place.Beside beside -> filter(spans(beside.inner(), in), spans(beside.other(), in), beside.within(), true);
      case Place.Outside outside -> outside(spans(outside.inner(), in), spans(outside.other(), in));
      case Place.Marked marked -> marked(spans(marked.inner(), in), marked.mark());
      case Place.InField field -> inField(spans(field.inner(), in), field.title());
      case Place.Listed listed -> list(in.lists()[listed.list()]);
    };
  }

  private Spans atoms(Place.Atoms atoms, Linked<?> in) {
    Spans found = fresh();
    work(1 + atoms.atoms().length / 16);
    for (int local : atoms.atoms()) {
      int atom = in.atoms()[local];
      int hit = hits.has(atom) ? hits.first(atom) : Hits.END;
      while (hit != Hits.END) {
        work(1);
        if ((hits.steps(hit) & forbidden) == 0) {
          found.add(hits.from(hit), hits.to(hit), hits.steps(hit));
        }
        hit = hits.next(hit);
      }
    }
    return found.sort();
  }

  private Spans list(int list) {
    Linked<Place> linked = lists.get(list);
    if (forbidden != 0) {
      return spans(linked.unit().body(), linked);
    }
    if (listSeen[list] != epoch || listSpans[list] == null) {
      Spans found = spans(linked.unit().body(), linked);
      Spans kept = listSpans[list] == null ? new Spans() : listSpans[list].clear();
      kept.addAll(found);
      listSpans[list] = kept;
      listSeen[list] = epoch;
    }
    return listSpans[list];
  }

  private Spans near(Place.Near near, Spans left, Linked<?> in) {
    Spans found = fresh();
    if (left.count() == 0) {
      return found;
    }
    Spans right = spans(near.right(), in);
    pairs(left, right, near.within(), found);
    if (!near.ordered()) {
      pairs(right, left, near.within(), found);
    }
    return found.shortest();
  }

  /// Adds the hull of each stretch of the first and one behind it of the second.
  private void pairs(Spans first, Spans second, int within, Spans hulls) {
    for (int i = 0; i < first.count(); i++) {
      int end = text.position(first.to(i));
      for (int k = after(second, first.to(i)); k < second.count(); k++) {
        work(1);
        if (text.position(second.from(k)) - end - 1 > within) {
          break;
        }
        hulls.add(first.from(i), second.to(k), first.steps(i) | second.steps(k));
      }
    }
  }

  /// First stretch that begins behind a token.
  private static int after(Spans spans, int token) {
    int low = 0;
    int high = spans.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.from(middle) > token) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// Keeps the stretches that have, or have not, one of the others overlapping or at most so many words away.
  private Spans filter(Spans inner, Spans others, int within, boolean wanted) {
    Spans kept = fresh();
    for (int i = 0; i < inner.count(); i++) {
      int from = text.position(inner.from(i)) - within - 1;
      int to = text.position(inner.to(i)) + within + 1;
      boolean near = false;
      for (int k = 0; k < others.count() && !near && text.position(others.from(k)) <= to; k++) {
        work(1);
        near = text.position(others.to(k)) >= from;
      }
      if (near == wanted) {
        kept.add(inner.from(i), inner.to(i), inner.steps(i));
      }
    }
    return kept;
  }

  private Spans outside(Spans inner, Spans others) {
    Spans kept = fresh();
    for (int i = 0; i < inner.count(); i++) {
      boolean held = false;
      for (int k = 0; k < others.count() && !held && others.from(k) <= inner.from(i); k++) {
        work(1);
        held = others.to(k) >= inner.to(i);
      }
      if (!held) {
        kept.add(inner.from(i), inner.to(i), inner.steps(i));
      }
    }
    return kept;
  }

  private Spans marked(Spans inner, Mark mark) {
    Spans kept = fresh();
    for (int i = 0; i < inner.count(); i++) {
      boolean quoted = text.quoted(inner.from(i));
      boolean negated = text.negated(inner.from(i));
      boolean fits = switch (mark) {
        case QUOTED -> quoted;
        case NEGATED -> negated;
        case PLAIN -> !quoted && !negated;
      };
      if (fits) {
        kept.add(inner.from(i), inner.to(i), inner.steps(i));
      }
    }
    return kept;
  }

  private Spans inField(Spans inner, boolean title) {
    Spans kept = fresh();
    for (int i = 0; i < inner.count(); i++) {
      if (text.position(inner.from(i)) < AnalysedText.TITLE_END == title) {
        kept.add(inner.from(i), inner.to(i), inner.steps(i));
      }
    }
    return kept;
  }

  private boolean dense(Test.Dense dense, Linked<?> in) {
    Spans spans = spans(dense.place(), in);
    BitSet covered = new BitSet(text.tokens());
    for (int i = 0; i < spans.count(); i++) {
      covered.set(spans.from(i), spans.to(i) + 1);
    }
    work(text.tokens() / 8);
    for (int start = 0; start < text.tokens();) {
      int end = start + 1;
      while (end < text.tokens() && text.sentence(end) == text.sentence(start)) {
        end++;
      }
      int words = end - start;
      if (words >= Test.Dense.MIN_WORDS
          && dense.comparison().holds((double) covered.get(start, end).cardinality() / words)) {
        return true;
      }
      start = end;
    }
    return false;
  }
}
