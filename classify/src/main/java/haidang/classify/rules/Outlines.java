package haidang.classify.rules;

import java.util.List;
import java.util.function.IntPredicate;

/// The outlines of all rules in one column of numbers: thousands of candidates are turned away without touching a rule.
final class Outlines {
  private static final int WHOLE = 1;
  private static final int SIMPLE = 2;

  private final int[] from;
  /// For each rule: whether it is whole, how many groups are required and how many forbidden; then each group's size and
  /// atoms.
  private final int[] column;

  /// @param unconditional whether a rule alerts and asks nothing besides its expression
  Outlines(List<Outline> outlines, IntPredicate unconditional) {
    from = new int[outlines.size()];
    int size = 0;
    for (Outline outline : outlines) {
      size += 3 + size(outline.required()) + size(outline.forbidden());
    }
    column = new int[size];
    int at = 0;
    for (int rule = 0; rule < from.length; rule++) {
      Outline outline = outlines.get(rule);
      from[rule] = at;
      column[at++] = !outline.whole() ? 0 : unconditional.test(rule) ? WHOLE | SIMPLE : WHOLE;
      column[at++] = outline.required().size();
      column[at++] = outline.forbidden().size();
      at = write(outline.forbidden(), write(outline.required(), at));
    }
  }

  private static int size(List<int[]> groups) { return groups.stream().mapToInt(group -> 1 + group.length).sum(); }

  private int write(List<int[]> groups, int at) {
    int next = at;
    for (int[] group : groups) {
      column[next++] = group.length;
      System.arraycopy(group, 0, column, next, group.length);
      next += group.length;
    }
    return next;
  }

  /// Whether the atoms found allow the rule to hold; if it [#whole], whether it holds.
  boolean allow(int rule, Hits hits) {
    int at = from[rule];
    int required = column[at + 1];
    int groups = required + column[at + 2];
    at += 3;
    for (int group = 0; group < groups; group++) {
      int end = at + 1 + column[at];
      boolean found = false;
      for (int i = at + 1; i < end && !found; i++) {
        found = hits.has(column[i]);
      }
      if (found != group < required) {
        return false;
      }
      at = end;
    }
    return true;
  }

  /// Whether the outline is all that the rule asks of the text.
  boolean whole(int rule) { return column[from[rule]] != 0; }

  /// Whether the rule alerts and its outline is all it asks.
  boolean simple(int rule) { return (column[from[rule]] & SIMPLE) != 0; }

  /// What the calls of so many atoms say of a rule, if those are one of its groups; see [Callers].
  int called(int rule, int atoms) {
    int at = from[rule];
    boolean telling = simple(rule) && column[at + 1] == 1 && column[at + 3] == atoms;
    return !telling ? 0 : column[at + 2] == 0 ? Callers.TELLING | Callers.SETTLED : Callers.TELLING;
  }

  /// Hands over every atom of the required groups that was found.
  void collect(int rule, Evidence to) {
    int at = from[rule] + 3;
    for (int group = column[at - 2]; group > 0; group--) {
      int end = at + 1 + column[at];
      for (int i = at + 1; i < end; i++) {
        to.addAll(column[i]);
      }
      at = end;
    }
  }
}
