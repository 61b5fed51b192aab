package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.TermTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds all atoms of all rules in one pass over a text: a trie over word numbers, entered at every token. Immutable once
/// built; a [Scan] runs it.
///
/// What is asked for every token lies close together, as with many rules the way to memory is what costs: words are
/// numbered by how often rules use them, and a node is one number that tells what ends there and what may lead on.
final class Automaton {
  static final int NONE = -1;
  /// No atom ends here.
  static final int NOTHING = 0;
  private static final int[] NO_WORDS = {};

  private final TermTable words;
  private final TermTable prefixes = new TermTable(16);
  private final TermTable folded;
  private final int[][] readAs;
  private final long prefixLengths;
  private final Edges edges;
  /// For each node the endings in the lower half and what may lead on in the upper one. The nodes that words lead to from
  /// the root have the words' own numbers.
  private final long[] nodes;
  private final int[] nextEnding;
  private final int[] length;
  private final boolean[] bare;

  Automaton(List<Atom> all) {
    words = words(all);
    long lengths = 0;
    for (Atom atom : all) {
      if (atom.prefix()) {
        prefixes.add(atom.words().getFirst());
        lengths |= lengthBit(atom.words().getFirst().length());
      }
    }
    prefixLengths = lengths;
    Map<String, List<Integer>> meanings = meanings(all);
    folded = new TermTable(meanings.size());
    readAs = new int[meanings.size()][];
    meanings.forEach((form, numbers) -> readAs[folded.add(form)] = numbers.stream().mapToInt(Integer::intValue).sorted()
        .toArray());
    length = all.stream().mapToInt(Atom::length).toArray();
    bare = new boolean[all.size()];
    nextEnding = new int[all.size()];
    Trie trie = new Trie(words.size() + prefixes.size(), Arrays.stream(length).sum());
    for (int atom = 0; atom < all.size(); atom++) {
      bare[atom] = all.get(atom).bare();
      nextEnding[atom] = trie.add(labels(all.get(atom)), atom);
    }
    nodes = trie.nodes();
    edges = trie.edges();
  }

  /// All words, the most used first.
  private static TermTable words(List<Atom> all) {
    Map<String, Integer> uses = new HashMap<>();
    for (Atom atom : all) {
      for (String word : atom.prefix() ? List.<String>of() : atom.words()) {
        uses.merge(word, 1, Integer::sum);
      }
    }
    TermTable table = new TermTable(uses.size());
    uses.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry
            .comparingByKey()))
        .forEach(use -> table.add(use.getKey()));
    return table;
  }

  private int[] labels(Atom atom) {
    return atom.prefix()
        ? new int[]{words.size() + prefixes.find(atom.words().getFirst())}
        : atom.words().stream().mapToInt(words::find).toArray();
  }

  /// For each folded form, the accented words of rules that may be read from it without diacritics.
  private Map<String, List<Integer>> meanings(List<Atom> all) {
    Map<String, List<Integer>> found = new HashMap<>();
    for (Atom atom : all) {
      for (String word : atom.bare() ? atom.words() : List.<String>of()) {
        String form = Folding.fold(word);
        if (!form.equals(word)) {
          List<Integer> known = found.computeIfAbsent(form, _ -> new ArrayList<>());
          int number = words.find(word);
          if (!known.contains(number)) {
            known.add(number);
          }
        }
      }
    }
    return found;
  }

  int atoms() { return length.length; }

  // Labels: the numbers of words and prefixes

  /// The words that the first readings of a text are, or [TermTable#ABSENT].
  void words(AnalysedText text, int readings, int[] into) {
    char[] buffer = text.buffer();
    for (int i = 0; i < readings; i++) {
      into[i] = words.find(buffer, text.offset(i), text.length(i), text.hash(i));
    }
  }

  boolean hasPrefixes() { return prefixLengths != 0; }

  int prefix(char[] buffer, int offset, int size, int hash) {
    if ((prefixLengths & lengthBit(size)) == 0) {
      return TermTable.ABSENT;
    }
    int found = prefixes.find(buffer, offset, size, hash);
    return found == TermTable.ABSENT ? found : words.size() + found;
  }

  private static long lengthBit(int length) { return 1L << Math.min(Long.SIZE - 1, length); }

  /// The words that may be meant by one without diacritics.
  int[] meanings(AnalysedText text, int reading) {
    int form = folded.find(text.buffer(), text.offset(reading), text.length(reading), text.hash(reading));
    return form == TermTable.ABSENT ? NO_WORDS : readAs[form];
  }

  // Nodes

  long node(int node) { return nodes[node]; }

  /// Whether a label may lead on from a node, by what its upper half says; no is certain.
  static boolean mayLead(int leads, int label) { return (leads >>> label & 1) != 0; }

  /// The node that a label leads to, or [#NONE].
  int follow(int node, int label) { return edges.get(node, label); }

  static int atom(int ending) { return (ending >>> 1) - 1; }

  /// What else ends where this does, or [#NOTHING].
  int nextEnding(int ending) { return (ending & 1) == 0 ? NOTHING : nextEnding[atom(ending)]; }

  /// Whether an atom may count that was read with these steps.
  boolean allows(int atom, int steps) { return Folding.allowed(steps, bare[atom], length[atom]); }

  private static final class Trie {
    private final Edges found;
    private final int labels;
    private final int[] parents;
    private final int[] byLabel;
    private final long[] states;
    private int count;

    Trie(int labels, int words) {
      this.labels = labels;
      found = new Edges(words);
      count = labels;
      parents = new int[words];
      byLabel = new int[words];
      states = new long[labels + words];
    }

    /// @return what ended there before
    int add(int[] path, int atom) {
      int node = path[0];
      for (int i = 1; i < path.length; i++) {
        int child = found.get(node, path[i]);
        if (child == NONE) {
          child = count++;
          parents[child - labels] = node;
          byLabel[child - labels] = path[i];
          found.put(node, path[i], child);
          states[node] |= 1L << 32 << (path[i] & 31);
        }
        node = child;
      }
      int before = (int) states[node];
      int ending = (atom + 1) * 2 + (before == NOTHING ? 0 : 1);
      states[node] = states[node] >>> 32 << 32 | ending;
      return before;
    }

    long[] nodes() { return Arrays.copyOf(states, count); }

    /// In a map that is no larger than it must be.
    Edges edges() {
      Edges edges = new Edges(count - labels);
      for (int child = labels; child < count; child++) {
        edges.put(parents[child - labels], byLabel[child - labels], child);
      }
      return edges;
    }
  }
}
