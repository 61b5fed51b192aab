package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import java.util.List;

/// Answers a rule's questions on the hits that the automaton found. One per thread.
final class Verifier {
  /// Steps of work one rule may take on one post.
  static final int BUDGET = 200_000;

  private final Hits hits;
  private final Stretches stretches;
  private int forbidden;
  private final List<Linked<Place>> lists;
  private final Spans[] listSpans;
  private final long[] listSeen;
  private PostView post;
  private long epoch;

  Verifier(List<Linked<Place>> lists, Hits hits, AnalysedText text, PostView nothing) {
    this.lists = lists;
    this.listSpans = new Spans[lists.size()];
    this.listSeen = new long[lists.size()];
    this.hits = hits;
    this.stretches = new Stretches(text);
    this.post = nothing;
  }

  /// Begins a new post.
  void begin(AnalysedText analysed, PostView view) {
    stretches.begin(analysed);
    post = view;
    epoch++;
  }

  /// Whether the rule holds.
  ///
  /// @throws OverBudget when it takes too much work
  boolean holds(Linked<Test> rule) {
    restart();
    return holds(rule.unit().body(), rule);
  }

  /// Begins counting work anew; stretches handed out before are void.
  void restart() { stretches.restart(); }

  /// Counts work done on what was handed out.
  ///
  /// @throws OverBudget when it has become too much
  void work(int units) { stretches.work(units); }

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
      case Test.Several several -> {
        int held = 0;
        for (Test part : several.parts()) {
          held += holds(part, in) ? 1 : 0;
          if (held == several.least()) {
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
        return stretches.dense(spans(dense.place(), in), dense.comparison());
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

  /// All stretches of a place, in order.
  Spans spans(Place place, Linked<?> in) {
    return switch (place) {
      case Place.Atoms atoms -> atoms(atoms, in);
      case Place.Union union -> {
        Spans all = stretches.fresh();
        for (Place part : union.parts()) {
          Spans more = spans(part, in);
          stretches.work(more.count());
          all.addAll(more);
        }
        yield all.sort();
      }
      case Place.Near near -> {
        Spans left = spans(near.left(), in);
        yield left.count() == 0 ? left : stretches.near(left, spans(near.right(), in), near.within(), near.ordered());
      }
      case Place.Apart apart -> stretches.filter(spans(apart.inner(), in), spans(apart.other(), in), apart.within(),
          false);
      case Place.Beside beside -> stretches.filter(spans(beside.inner(), in), spans(beside.other(), in),
          beside.within(), true);
      case Place.Outside outside -> stretches.outside(spans(outside.inner(), in), spans(outside.other(), in));
      case Place.Marked marked -> stretches.marked(spans(marked.inner(), in), marked.mark());
      case Place.InField field -> stretches.inField(spans(field.inner(), in), field.title());
      case Place.Listed listed -> list(in.lists()[listed.list()]);
    };
  }

  private Spans atoms(Place.Atoms atoms, Linked<?> in) {
    Spans found = stretches.fresh();
    stretches.work(1 + atoms.atoms().length / 16);
    for (int local : atoms.atoms()) {
      int atom = in.atoms()[local];
      int hit = hits.has(atom) ? hits.first(atom) : Hits.END;
      while (hit != Hits.END) {
        stretches.work(1);
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
}
