package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.events.Flag;
import haidang.events.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Collects what a matched rule rests on: the author's words, the steps that led to them, and what else held.
final class Explanation {
  private static final AtomicReferenceArray<List<String>> CODES = new AtomicReferenceArray<>(
      1 << Step.values().length);

  private final Hits hits;
  private final Verifier verifier;
  private final AnalysedText text;
  private final Spans leaves = new Spans();
  private final List<String> conditions = new ArrayList<>();
  private Engine engine;
  private int[] atoms = new int[32];
  private int atomCount;

  Explanation(Engine engine, Hits hits, Verifier verifier, AnalysedText text) {
    this.engine = engine;
    this.hits = hits;
    this.verifier = verifier;
    this.text = text;
  }

  /// The flag of a rule that holds for what the verifier has before it.
  ///
  /// @throws OverBudget when it takes too much work
  Flag flag(Engine.Entry entry, Engine of) {
    begin(of);
    verifier.restart();
    if (engine.outlines().whole(entry.number())) {
      engine.outlines().collect(entry.number(), hits, this);
    } else {
      collect(entry.linked().unit().body(), entry.linked());
    }
    distinctAtoms();
    return collected(entry, spans());
  }

  /// The flag of a rule whose outline is all it asks, or null when it does not hold.
  @Nullable
  Flag ifSimple(int rule, Engine of) {
    begin(of);
    if (!of.outlines().collect(rule, hits, this)) {
      return null;
    }
    distinctAtoms();
    List<Span> spans = spans();
    if (atomCount > 2 || spans.size() > Flag.MAX_SPANS || (taken() & ~Step.ORDINARY) != 0) {
      return collected(of.rule(rule), spans);
    }
    long key = atomCount == 1 ? atoms[0] : (long) (atoms[1] + 1) << 32 | atoms[0];
    Flag again = of.known().again(rule, key, spans);
    if (again == null) {
      again = collected(of.rule(rule), spans);
      of.known().learn(rule, key, again);
    }
    return again;
  }

  private void begin(Engine of) {
    engine = of;
    leaves.clear();
    atomCount = 0;
    conditions.clear();
  }

  private Flag collected(Engine.Entry entry, List<Span> spans) {
    for (Condition condition : entry.compiled().where()) {
      conditions.add(condition.toString());
    }
    List<Span> shown = spans.size() > Flag.MAX_SPANS ? List.copyOf(spans.subList(0, Flag.MAX_SPANS)) : spans;
    List<String> held = List.copyOf(conditions);
    Rule rule = entry.rule();
    return new Flag(rule.id(), rule.hash(), rule.title(), rule.category(), rule.severity(), rule.confidence(), shown,
        spans.size() - shown.size(), held, entry.reasons().sentence(atoms, atomCount, held, needed(entry)));
  }

  private void atom(int atom) {
    if (atomCount == atoms.length) {
      atoms = Arrays.copyOf(atoms, atomCount * 2);
    }
    atoms[atomCount++] = atom;
  }

  private void distinctAtoms() {
    if (atomCount < 2) {
      return;
    }
    Arrays.sort(atoms, 0, atomCount);
    int kept = 1;
    for (int i = 1; i < atomCount; i++) {
      if (atoms[kept - 1] != atoms[i]) {
        atoms[kept++] = atoms[i];
      }
    }
    atomCount = kept;
  }

  /// The steps, beyond ordinary ones, without which the rule would not hold.
  private int needed(Engine.Entry entry) {
    int needed = 0;
    for (int rest = taken() & ~Step.ORDINARY; rest != 0; rest &= rest - 1) {
      int step = Integer.lowestOneBit(rest);
      if (!verifier.holdsWithout(step, entry.linked())) {
        needed |= step;
      }
    }
    return needed;
  }

  private int taken() {
    int taken = 0;
    for (int i = 0; i < leaves.count(); i++) {
      taken |= leaves.steps(i);
    }
    return taken;
  }

  private void collect(Test test, Linked<?> in) {
    switch (test) {
      case Test.All all -> {
        for (Test part : all.parts()) {
          collect(part, in);
        }
      }
      case Test.Any any -> {
        for (Test part : any.parts()) {
          if (verifier.holds(part, in)) {
            collect(part, in);
          }
        }
      }
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

  void everyHit(int atom) {
    if (hits.has(atom)) {
      atom(atom);
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
          atom(atom);
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
    if (leaves.count() == 1) {
      return List.of(span(leaves.from(0), leaves.to(0), leaves.steps(0)));
    }
    leaves.sort();
    Span[] spans = new Span[leaves.count()];
    int count = 0;
    for (int i = 0; i < leaves.count();) {
      int from = leaves.from(i);
      int to = leaves.to(i);
      int steps = leaves.steps(i);
      int next = i + 1;
      while (next < leaves.count() && touches(leaves.from(next), to)) {
        to = Math.max(to, leaves.to(next));
        steps |= leaves.steps(next++);
      }
      spans[count++] = span(from, to, steps);
      i = next;
    }
    return List.of(count == spans.length ? spans : Arrays.copyOf(spans, count));
  }

  /// Whether a stretch that begins with `from` overlaps one that ends with `to`, also where both are parts of one
  /// character.
  private boolean touches(int from, int to) {
    return from <= to || text.start(from) < text.end(to) && text.field(from).equals(text.field(to));
  }

  private Span span(int from, int to, int steps) {
    return new Span(text.field(from), text.start(from), text.end(to), codes(steps));
  }

  private static List<String> codes(int steps) {
    List<String> codes = CODES.get(steps);
    if (codes == null) {
      codes = List.copyOf(Step.of(steps).stream().map(Step::code).toList());
      CODES.set(steps, codes);
    }
    return codes;
  }
}
