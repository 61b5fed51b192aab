package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What operators make of stretches of one text, and how much work that is. What is handed out is used again after the
/// next [#restart].
final class Stretches {
  private final List<Spans> pool = new ArrayList<>();
  private int used;
  private int work;
  private AnalysedText text;

  Stretches(AnalysedText text) { this.text = text; }

  void begin(AnalysedText analysed) { text = analysed; }

  /// Begins counting work anew; stretches handed out before are void.
  void restart() {
    used = 0;
    work = 0;
  }

  Spans fresh() {
    if (used == pool.size()) {
      pool.add(new Spans());
    }
    return pool.get(used++).clear();
  }

  /// @throws OverBudget when it has become too much
  void work(int units) {
    work += units;
    if (work > Verifier.BUDGET) {
      throw OverBudget.INSTANCE;
    }
  }

  /// The shortest stretches that hold one of each, which do not overlap, with at most so many words between.
  Spans near(Spans left, Spans right, int within, boolean ordered) {
    Spans found = fresh();
    pairs(left, right, within, found);
    if (!ordered) {
      pairs(right, left, within, found);
    }
    return found.shortest();
  }

  /// Adds the hull of each stretch of the first and one behind it of the second.
  private void pairs(Spans first, Spans second, int within, Spans hulls) {
    for (int i = 0; i < first.count(); i++) {
      int end = text.position(first.to(i));
      for (int k = second.beginningAt(first.to(i) + 1); k < second.count(); k++) {
        work(1);
        if (text.position(second.from(k)) - end - 1 > within) {
          break;
        }
        hulls.add(first.from(i), second.to(k), first.steps(i) | second.steps(k));
      }
    }
  }

  /// Keeps the stretches that have, or have not, one of the others overlapping or at most so many words away.
  Spans filter(Spans inner, Spans others, int within, boolean wanted) {
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

  /// Keeps the stretches that do not lie inside one of the others.
  Spans outside(Spans inner, Spans others) {
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

  /// Keeps the stretches whose first word stands so.
  Spans marked(Spans inner, Mark mark) {
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

  /// Keeps the stretches in the title, or those elsewhere.
  Spans inField(Spans inner, boolean title) {
    Spans kept = fresh();
    for (int i = 0; i < inner.count(); i++) {
      if (text.position(inner.from(i)) < AnalysedText.TITLE_END == title) {
        kept.add(inner.from(i), inner.to(i), inner.steps(i));
      }
    }
    return kept;
  }

  /// Whether some sentence consists of the stretches to such a share.
  boolean dense(Spans spans, Comparison share) {
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
          && share.holds((double) covered.get(start, end).cardinality() / words)) {
        return true;
      }
      start = end;
    }
    return false;
  }
}
