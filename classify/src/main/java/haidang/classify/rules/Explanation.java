package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.events.Bilingual;
import haidang.events.Flag;
import haidang.events.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what a matched rule rests on: the author's words, the steps that led to them, and what else held. One per thread.
final class Explanation {
  private final Hits hits;
  private final Verifier verifier;
  private final AnalysedText text;
  private final Evidence evidence;
  private final List<String> conditions = new ArrayList<>();
  private final Engine engine;
  private final Known known;
  private final IdentityHashMap<Place, Spans> told = new IdentityHashMap<>();
  private @Nullable Flag[] fetched = new Flag[64];
  private @Nullable Bilingual[] sentences = new Bilingual[64];

  Explanation(Engine engine, Hits hits, Verifier verifier, AnalysedText text) {
    this.engine = engine;
    this.known = engine.known();
    this.hits = hits;
    this.verifier = verifier;
    this.text = text;
    this.evidence = new Evidence(hits, text);
  }

  /// The flag of a rule that holds for what the verifier has before it.
  Flag flag(Engine.Entry entry) {
    evidence.clear();
    conditions.clear();
    if (engine.outlines().whole(entry.number())) {
      engine.outlines().collect(entry.number(), evidence);
    } else {
      gather(entry);
    }
    evidence.order();
    for (Condition condition : entry.compiled().where()) {
      conditions.add(condition.toString());
    }
    return flag(entry, evidence.spans());
  }

  /// Whatever that takes, the flag stands: where it becomes too much work, it shows what was found so far, or else all words
  /// that the rule cannot do without.
  private void gather(Engine.Entry entry) {
    verifier.restart();
    told.clear();
    try {
      collect(entry.linked().unit().body(), entry.linked());
    } catch (OverBudget e) {
      if (evidence.atoms() == 0) {
        engine.outlines().collect(entry.number(), evidence);
      }
    }
  }

  /// The flag of a rule that holds and asks nothing but its outline.
  Flag simple(int rule) {
    evidence.clear();
    engine.outlines().collect(rule, evidence);
    return simpleFlag(rule);
  }

  /// Looks up what is known of all candidates before any is explained: none waits for another, so the processor fetches
  /// many at once.
  void fetch(Candidates candidates) {
    int count = candidates.end();
    if (fetched.length < count) {
      fetched = new Flag[count * 2];
      sentences = new Bilingual[count * 2];
    }
    for (int i = 0; i < count; i++) {
      fetched[i] = known.of(candidates.place(i));
    }
    for (int i = 0; i < count; i++) {
      Flag flag = fetched[i];
      sentences[i] = flag == null ? null : flag.why();
    }
  }

  /// The flag of a rule that holds and rests on the atoms that called it alone.
  ///
  /// @param first its first call; the last is the one before `end`
  Flag called(Candidates candidates, int first, int end) {
    int hit = candidates.hit(first);
    Flag before = fetched[first];
    Bilingual why = sentences[first];
    boolean one = end - first == 1;
    if (one && before != null && why != null && hits.next(hit) == Hits.END && plain(hits.steps(hit))) {
      return Known.at(before, List.of(evidence.span(hit)), why);
    }
    evidence.clear();
    for (int i = first; i < end; i++) {
      evidence.addAll(engine.callers().atom(candidates.place(i)));
    }
    if (!one) {
      return simpleFlag(candidates.rule(first));
    }
    List<Span> spans = evidence.spans();
    if (!plain(spans)) {
      return flag(engine.rule(candidates.rule(first)), spans);
    }
    if (before != null && why != null) {
      return Known.at(before, spans, why);
    }
    Flag flag = flag(engine.rule(candidates.rule(first)), spans);
    known.learn(candidates.place(first), flag);
    return flag;
  }

  private Flag simpleFlag(int rule) {
    evidence.order();
    List<Span> spans = evidence.spans();
    if (evidence.atoms() != 2 || !plain(spans)) {
      return flag(engine.rule(rule), spans);
    }
    Flag again = known.again(rule, evidence.atom(0), evidence.atom(1), spans);
    if (again == null) {
      again = flag(engine.rule(rule), spans);
      known.learn(rule, evidence.atom(0), evidence.atom(1), again);
    }
    return again;
  }

  private boolean plain(List<Span> spans) {
    conditions.clear();
    return spans.size() <= Flag.MAX_SPANS && plain(evidence.steps());
  }

  private static boolean plain(int steps) { return (steps & ~Step.ORDINARY) == 0; }

  private Flag flag(Engine.Entry entry, List<Span> spans) {
    List<Span> shown = spans.size() > Flag.MAX_SPANS ? List.copyOf(spans.subList(0, Flag.MAX_SPANS)) : spans;
    List<String> held = List.copyOf(conditions);
    Rule rule = entry.rule();
    return new Flag(rule.id(), rule.hash(), rule.title(), rule.category(), rule.severity(), rule.confidence(), shown,
        spans.size() - shown.size(), held,
        entry.reasons().sentence(evidence.atomNumbers(), evidence.atoms(), held, needed(entry)));
  }

  /// The steps, beyond ordinary ones, without which the rule would not hold.
  private int needed(Engine.Entry entry) {
    int needed = 0;
    for (int rest = evidence.steps() & ~Step.ORDINARY; rest != 0; rest &= rest - 1) {
      int step = Integer.lowestOneBit(rest);
      if (!holdsWithout(step, entry)) {
        needed |= step;
      }
    }
    return needed;
  }

  /// Where it would take too much work to know, nothing is claimed.
  private boolean holdsWithout(int step, Engine.Entry entry) {
    try {
      return verifier.holdsWithout(step, entry.linked());
    } catch (OverBudget e) {
      return true;
    }
  }

  private void collect(Test test, Linked<?> in) {
    switch (test) {
      case Test.All all -> {
        for (Test part : all.parts()) {
          collect(part, in);
        }
      }
      case Test.Any any -> collectHeld(any.parts(), in);
      case Test.Several several -> collectHeld(several.parts(), in);
      case Test.Not _ -> {
      }
      case Test.Occurs occurs -> collect(occurs.place(), in);
      case Test.Dense dense -> collect(dense.place(), in);
      case Test.Holds holds -> conditions.add(holds.condition().toString());
    }
  }

  private void collectHeld(List<Test> parts, Linked<?> in) {
    for (Test part : parts) {
      if (verifier.holds(part, in)) {
        collect(part, in);
      }
    }
  }

  private void collect(Place place, Linked<?> in) {
    if (place instanceof Place.Atoms some) {
      for (int local : some.atoms()) {
        evidence.addAll(in.atoms()[local]);
      }
      return;
    }
    Spans found = spans(place, in);
    for (int i = 0; i < found.count(); i++) {
      leaves(place, in, found.from(i), found.to(i));
    }
  }

  /// Adds the words that make up one stretch of a place.
  private void leaves(Place place, Linked<?> in, int from, int to) {
    switch (place) {
      case Place.Atoms some -> {
        for (int local : some.atoms()) {
          verifier.work(evidence.add(in.atoms()[local], from, to));
        }
      }
      case Place.Union union -> union.parts().stream().filter(part -> spans(part, in).has(from, to))
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

  /// The words of both sides of a stretch whose left side begins it and whose right side ends it.
  private void sides(Place.Near near, Place first, Place second, Linked<?> in, int from, int to) {
    Spans left = spans(first, in);
    Spans right = spans(second, in);
    for (int i = left.beginningAt(from); i < left.count() && left.from(i) == from; i++) {
      int farthest = text.position(left.to(i)) + 1 + near.within();
      for (int k = right.beginningAt(left.to(i) + 1); k < right.count()
          && text.position(right.from(k)) <= farthest; k++) {
        verifier.work(1);
        if (right.to(k) == to) {
          leaves(first, in, left.from(i), left.to(i));
          leaves(second, in, right.from(k), right.to(k));
        }
      }
    }
  }

  /// All stretches of a place, found once for each explanation.
  private Spans spans(Place place, Linked<?> in) {
    Spans known = told.get(place);
    if (known == null) {
      known = verifier.spans(place, in);
      told.put(place, known);
    }
    return known;
  }
}
