package haidang.classify.rules;

import java.util.Arrays;

/// The rules that may match one text, rising by number, each with the calls that brought it up; see [Callers].
final class Candidates {
  /// Each call, and in the lower half the number it came under.
  private long[] calls = new long[64];
  /// By those numbers, the place called from and the first hit of its atom.
  private int[] places = new int[64];
  private int[] hit = new int[64];
  private int count;

  void find(Engine engine, Hits hits) {
    count = 0;
    for (int call : engine.always()) {
      add(call, 0, Hits.END);
    }
    Callers callers = engine.callers();
    for (int i = 0; i < hits.seen(); i++) {
      callers.call(hits.seen(i), hits.call(i), hits.firstOf(i), this);
    }
    Arrays.sort(calls, 0, count);
  }

  void add(int call, int place, int first) {
    if (count == calls.length) {
      calls = Arrays.copyOf(calls, count * 2);
      places = Arrays.copyOf(places, count * 2);
      hit = Arrays.copyOf(hit, count * 2);
    }
    places[count] = place;
    hit[count] = first;
    calls[count] = (long) call << 32 | count;
    count++;
  }

  /// Where the calls end; they are walked by [#next], rule by rule.
  int end() { return count; }

  /// Where the next rule's calls begin.
  int next(int i) {
    int next = i + 1;
    while (next < count && calls[next] >>> 32 == calls[i] >>> 32) {
      next++;
    }
    return next;
  }

  int rule(int i) { return Callers.rule((int) (calls[i] >>> 32)); }

  boolean settled(int i) { return (calls[i] >>> 32 & Callers.SETTLED) != 0; }

  boolean telling(int i) { return (calls[i] >>> 32 & Callers.TELLING) != 0; }

  /// From which place it was called; nothing where the rule is no [#telling] one.
  int place(int i) { return places[(int) calls[i]]; }

  /// The first hit of the atom that called it.
  int hit(int i) { return hit[(int) calls[i]]; }
}
