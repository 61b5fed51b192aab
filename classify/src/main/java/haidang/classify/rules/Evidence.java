package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.events.Span;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The author's words that one matched rule rests on, and the atoms that they are.
final class Evidence {
  private static final AtomicReferenceArray<List<String>> CODES = new AtomicReferenceArray<>(
      1 << Step.values().length);

  private final Hits hits;
  private final AnalysedText text;
  private final Spans words = new Spans();
  private int[] atoms = new int[32];
  private int count;

  Evidence(Hits hits, AnalysedText text) {
    this.hits = hits;
    this.text = text;
  }

  void clear() {
    words.clear();
    count = 0;
  }

  /// Adds an atom wherever it was found.
  void addAll(int atom) {
    if (!hits.has(atom)) {
      return;
    }
    note(atom);
    for (int hit = hits.first(atom); hit != Hits.END; hit = hits.next(hit)) {
      words.add(hits.from(hit), hits.to(hit), hits.steps(hit));
    }
  }

  /// Adds an atom where it was found as exactly these words.
  ///
  /// @return how many places of the atom were looked at
  int add(int atom, int from, int to) {
    int looked = 0;
    int hit = hits.has(atom) ? hits.first(atom) : Hits.END;
    for (; hit != Hits.END && hits.from(hit) <= from; hit = hits.next(hit)) {
      looked++;
      if (hits.from(hit) == from && hits.to(hit) == to) {
        note(atom);
        words.add(from, to, hits.steps(hit));
      }
    }
    return looked;
  }

  private void note(int atom) {
    if (count == atoms.length) {
      atoms = Arrays.copyOf(atoms, count * 2);
    }
    atoms[count++] = atom;
  }

  /// Puts the atoms in order, each once.
  void order() {
    if (count < 2) {
      return;
    }
    Arrays.sort(atoms, 0, count);
    int kept = 1;
    for (int i = 1; i < count; i++) {
      if (atoms[kept - 1] != atoms[i]) {
        atoms[kept++] = atoms[i];
      }
    }
    count = kept;
  }

  int atoms() { return count; }

  int atom(int i) { return atoms[i]; }

  /// The atoms themselves, in the first [#atoms] places.
  int[] atomNumbers() { return atoms; }

  /// All steps through which the words were read, as bits.
  int steps() {
    int taken = 0;
    for (int i = 0; i < words.count(); i++) {
      taken |= words.steps(i);
    }
    return taken;
  }

  /// The stretches in the author's text, overlapping ones made one.
  List<Span> spans() {
    if (words.count() == 1) {
      return List.of(span(words.from(0), words.to(0), words.steps(0)));
    }
    words.sort();
    Span[] spans = new Span[words.count()];
    int found = 0;
    for (int i = 0; i < words.count();) {
      int from = words.from(i);
      int to = words.to(i);
      int steps = words.steps(i);
      int next = i + 1;
      while (next < words.count() && touches(words.from(next), to)) {
        to = Math.max(to, words.to(next));
        steps |= words.steps(next++);
      }
      spans[found++] = span(from, to, steps);
      i = next;
    }
    return List.of(found == spans.length ? spans : Arrays.copyOf(spans, found));
  }

  /// Whether a stretch that begins with `from` overlaps one that ends with `to`, also where both are parts of one
  /// character.
  private boolean touches(int from, int to) {
    return from <= to || text.start(from) < text.end(to) && text.field(from).equals(text.field(to));
  }

  /// Where one hit stands.
  Span span(int hit) { return span(hits.from(hit), hits.to(hit), hits.steps(hit)); }

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
