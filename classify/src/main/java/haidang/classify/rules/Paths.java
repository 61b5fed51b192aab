package haidang.classify.rules;

import java.util.Arrays;

/// Phrases whose first words stand side by side in a text, up to one token, and may go on with the next one.
final class Paths {
  private int count;
  private int[] node = new int[16];
  private int[] leads = new int[16];
  private int[] from = new int[16];
  private int[] steps = new int[16];

  void clear() { count = 0; }

  int count() { return count; }

  int node(int i) { return node[i]; }

  int leads(int i) { return leads[i]; }

  int from(int i) { return from[i]; }

  int steps(int i) { return steps[i]; }

  /// @param at     node of the automaton that the words so far lead to
  /// @param onward which labels may lead on, see [Automaton#mayLead]
  /// @param first  token of the first word
  void add(int at, int onward, int first, int taken) {
    for (int i = 0; i < count; i++) {
      if (node[i] == at && from[i] == first && (steps[i] & Folding.ANY) == (taken & Folding.ANY)) {
        steps[i] = Hits.simpler(steps[i], taken);
        return;
      }
    }
    if (count == node.length) {
      grow();
    }
    node[count] = at;
    leads[count] = onward;
    from[count] = first;
    steps[count++] = taken;
  }

  private void grow() {
    int size = count * 2;
    node = Arrays.copyOf(node, size);
    leads = Arrays.copyOf(leads, size);
    from = Arrays.copyOf(from, size);
    steps = Arrays.copyOf(steps, size);
  }
}
