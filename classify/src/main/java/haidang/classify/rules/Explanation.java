package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.events.Flag;
import haidang.events.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Collects what a matched rule rests on: the author's words, the steps that led to them, and what else held.
final class Explanation {
  private static final ConcurrentHashMap<Integer, List<String>> CODES = new ConcurrentHashMap<>();

  private final Engine engine;
  private final Hits hits;
  private final Verifier verifier;
  private final AnalysedText text;
  private final Spans leaves = new Spans();
  private final TreeSet<Integer> atoms = new TreeSet<>();
  private final List<String> conditions = new ArrayList<>();

  Explanation(Engine engine, Hits hits, Verifier verifier, AnalysedText text) {
    this.engine = engine;
    this.hits = hits;
    this.verifier = verifier;
    this.text = text;
  }

  Flag flag(Engine.Entry entry) {
    leaves.clear();
    atoms.clear();
    conditions.clear();
    collect(entry.linked().unit().body(), entry.linked());
    entry.compiled().where().forEach(condition -> conditions.add(condition.toString()));
    List<Span> spans = spans();
    List<String> words = atoms.stream().map(atom -> engine.atoms().get(atom).shown()).toList();
    List<String> held = List.copyOf(conditions);
    Rule rule = entry.compiled().rule();
    return new Flag(rule.id(), rule.hash(), rule.title(), rule.category(), rule.severity(), rule.confidence(),
        spans.size() > Flag.MAX_SPANS ? spans.subList(0, Flag.MAX_SPANS) : spans,
        Math.max(0, spans.size() - Flag.MAX_SPANS), held, entry.reasons().sentence(words, held, needed(entry)));
  }

  /// The steps, beyond ordinary ones, without which the rule would not hold.
  private int needed(Engine.Entry entry) {
    int taken = 0;
    for (int i = 0; i < leaves.count(); i++) {
      taken |= leaves.steps(i);
    }
    int needed = 0;
    for (int rest = taken & ~Step.ORDINARY; rest != 0; rest &= rest - 1) {
      int step = Integer.lowestOneBit(rest);
      if (!verifier.holdsWithout(step, entry.linked())) {
        needed |= step;
      }
    }
    return needed;
  }

  private void collect(Test test, Linked<?> in) {
    switch (test) {
      case Test.All all -> all.parts().forEach(part -> collect(part, in));
      case Test.Any any -> any.parts().stream().filter(part -> verifier.holds(part, in))
          .forEach(part -> collect(part, in));
      case Test.Not _ -> {
      }
      case Test.Occurs occurs -> collect(occurs.place(), in);
      case Test.Dense dense -> collect(dense.place(), in);
      case Test.Holds holds -> conditions.add(holds.condition().toString());
    }
  }

  private void collect(Place place, Linked<?> in) {
    if (place instanceof Place.Atoms some) {
      for (int local : some.atoms()) {
        everyHit(in.atoms()[local]);
      }
      return;
    }
    Spans found = verifier.spans(place, in);
    for (int i = 0; i < found.count(); i++) {
      leaves(place, in, found.from(i), found.to(i));
    }
  }

  private void everyHit(int atom) {
    if (hits.has(atom)) {
      atoms.add(atom);
      for (int hit = hits.first(atom); hit != Hits.END; hit = hits.next(hit)) {
        leaves.add(hits.from(hit), hits.to(hit), hits.steps(hit));
      }
    }
  }

  /// Adds the words that make up one stretch of a place.
  private void leaves(Place place, Linked<?> in, int from, int to) {
    switch (place) {
      case Place.Atoms some -> words(some, in, from, to);
      case Place.Union union -> union.parts().stream().filter(part -> verifier.spans(part, in).has(from, to))
          .forEach(part -> leaves(part, in, from, to));
      case Place.Near near -> {
        sides(near, near.left(), near.right(), in, from, to);
        if (!near.ordered()) {
          sides(near, near.right(), near.left(), in, from, to);
        }
      }
      case Place.Apart apart -> leaves(apart.inner(), in, from, to);
      case Place.Beside beside -> leaves(beside.inner(), in, from, to);
      case Place.Outside outside -> leaves(outside.inner(), in, from, to);
      case Place.Marked marked -> leaves(marked.inner(), in, from, to);
      case Place.InField field -> leaves(field.inner(), in, from, to);
      case Place.Listed listed -> {
        Linked<Place> list = engine.lists().get(in.lists()[listed.list()]);
        leaves(list.unit().body(), list, from, to);
      }
    }
  }

  private void words(Place.Atoms some, Linked<?> in, int from, int to) {
    for (int local : some.atoms()) {
      int atom = in.atoms()[local];
      int hit = hits.has(atom) ? hits.first(atom) : Hits.END;
      for (; hit != Hits.END; hit = hits.next(hit)) {
        if (hits.from(hit) == from && hits.to(hit) == to) {
          atoms.add(atom);
          leaves.add(from, to, hits.steps(hit));
        }
      }
    }
  }

  /// The words of both sides of a stretch whose left side begins it and whose right side ends it.
  private void sides(Place.Near near, Place first, Place second, Linked<?> in, int from, int to) {
    Spans left = verifier.spans(first, in);
    Spans right = verifier.spans(second, in);
    for (int i = 0; i < left.count(); i++) {
      for (int k = 0; left.from(i) == from && k < right.count(); k++) {
        int between = text.position(right.from(k)) - text.position(left.to(i)) - 1;
        if (right.to(k) == to && right.from(k) > left.to(i) && between <= near.within()) {
          leaves(first, in, left.from(i), left.to(i));
          leaves(second, in, right.from(k), right.to(k));
        }
      }
    }
  }

  /// The stretches in the author's text, overlapping ones made one.
  private List<Span> spans() {
    leaves.sort();
    List<Span> spans = new ArrayList<>(leaves.count());
    for (int i = 0; i < leaves.count();) {
      int from = leaves.from(i);
      int to = leaves.to(i);
      int steps = leaves.steps(i);
      int next = i + 1;
      while (next < leaves.count() && leaves.from(next) <= to) {
        to = Math.max(to, leaves.to(next));
        steps |= leaves.steps(next++);
      }
      spans.add(new Span(text.field(from), text.start(from), text.end(to), codes(steps)));
      i = next;
    }
    return spans;
  }

  private static List<String> codes(int steps) {
    return steps == 0
        ? List.of()
        : CODES.computeIfAbsent(steps, bits -> Step.of(bits).stream().map(Step::code).toList());
  }
}
