package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.TermTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds all atoms of all rules in one pass over a text: a trie over word numbers, entered at every token. Where a
/// token has several readings all are followed. Immutable once built.
final class Automaton {
  private static final int NONE = -1;
  private static final int[] NO_WORDS = {};

  private final TermTable words;
  private final TermTable prefixes = new TermTable(16);
  private final TermTable folded;
  private final int[][] readAs;
  private final long prefixLengths;
  private final Edges edges;
  /// For each node: 1 if any label leads on from it, and the first atom that ends there, or -1. The nodes that words lead to
  /// from the root have the words' own numbers.
  private final int[] nodes;
  private final int[] nextOutput;
  private final int[] length;
  private final boolean[] bare;
  private final int atoms;

  Automaton(List<Atom> all) {
    atoms = all.size();
    words = new TermTable(atoms);
    long lengths = 0;
    for (Atom atom : all) {
      if (atom.prefix()) {
        prefixes.add(atom.words().getFirst());
        lengths |= 1L << Math.min(63, atom.words().getFirst().length());
      } else {
        atom.words().forEach(words::add);
      }
    }
    prefixLengths = lengths;
    folded = new TermTable(words.size());
    readAs = readings(all);
    length = all.stream().mapToInt(Atom::length).toArray();
    bare = new boolean[atoms];
    int labels = words.size() + prefixes.size();
    TrieBuilder trie = new TrieBuilder(labels, labels + all.stream().mapToInt(Atom::length).sum());
    nextOutput = new int[atoms];
    for (int atom = 0; atom < atoms; atom++) {
      bare[atom] = all.get(atom).bare();
      trie.add(labels(all.get(atom)), atom);
    }
    edges = trie.edges;
    nodes = Arrays.copyOf(trie.nodes, trie.count * 2);
  }

  private int[] labels(Atom atom) {
    return atom.prefix()
        ? new int[]{words.size() + prefixes.find(atom.words().getFirst())}
        : atom.words().stream().mapToInt(words::find).toArray();
  }

  /// For each folded form, the accented words of rules that may be read from it without diacritics.
  private int[][] readings(List<Atom> all) {
    Map<String, List<Integer>> found = new HashMap<>();
    for (Atom atom : all) {
      for (String word : atom.bare() ? atom.words() : List.<String>of()) {
        String form = Folding.fold(word);
        int number = words.find(word);
        List<Integer> known = found.computeIfAbsent(form, _ -> new ArrayList<>());
        if (!form.equals(word) && !known.contains(number)) {
          known.add(number);
        }
      }
    }
    int[][] table = new int[found.size()][];
    found.forEach((form, numbers) -> table[folded
        .add(form)] = numbers.stream().mapToInt(Integer::intValue).sorted().toArray());
    return table;
  }

  int atoms() { return atoms; }

  /// Looks up every reading of every token, then walks.
  void scan(AnalysedText text, Hits hits) {
    hits.begin();
    for (int token = 0; token < text.tokens(); token++) {
      hits.startToken(token);
      int end = text.firstReading(token + 1);
      for (int reading = text.firstReading(token); reading < end; reading++) {
        look(text, reading, hits);
      }
    }
    hits.startToken(text.tokens());
    for (int token = 0; token < text.tokens(); token++) {
      for (int i = hits.firstLabel(token); i < hits.firstLabel(token + 1); i++) {
        walk(text, hits, hits.label(i), token, token, hits.labelSteps(i));
      }
    }
  }

  private void look(AnalysedText text, int reading, Hits hits) {
    char[] buffer = text.buffer();
    int offset = text.offset(reading);
    int size = text.length(reading);
    int hash = text.hash(reading);
    int steps = text.steps(reading);
    int word = words.find(buffer, offset, size, hash);
    if (word != TermTable.ABSENT) {
      hits.label(word, steps);
    }
    if (prefixLengths != 0) {
      lookForPrefixes(buffer, offset, size, steps, hits);
    }
    AnalysedText.Bare how = text.bare(reading);
    if (how != AnalysedText.Bare.NO) {
      int form = folded.find(buffer, offset, size, hash);
      int[] meanings = form == TermTable.ABSENT ? NO_WORDS : readAs[form];
      for (int meaning : meanings) {
        hits.label(meaning, steps | Folding.step(how));
      }
    }
  }

  private void lookForPrefixes(char[] buffer, int offset, int size, int steps, Hits hits) {
    int hash = 0;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + buffer[offset + i];
      if ((prefixLengths >>> Math.min(63, i + 1) & 1) != 0) {
        int prefix = prefixes.find(buffer, offset, i + 1, hash);
        if (prefix != TermTable.ABSENT) {
          hits.label(words.size() + prefix, steps);
        }
      }
    }
  }

  private void walk(AnalysedText text, Hits hits, int node, int from, int to, int steps) {
    for (int atom = nodes[node * 2 + 1]; atom != NONE; atom = nextOutput[atom]) {
      if ((steps & Folding.ANY) == 0 || Folding.allowed(steps, bare[atom], length[atom])) {
        hits.add(atom, from, to, steps);
      }
    }
    int next = to + 1;
    if (nodes[node * 2] == 0 || next == text.tokens() || text.position(next) != text.position(to) + 1) {
      return;
    }
    for (int i = hits.firstLabel(next); i < hits.firstLabel(next + 1); i++) {
      int child = edges.get(node, hits.label(i));
      if (child != NONE) {
        walk(text, hits, child, from, next, steps | hits.labelSteps(i));
      }
    }
  }

  private final class TrieBuilder {
    private final Edges edges;
    private final int[] nodes;
    private int count;

    TrieBuilder(int labels, int mostNodes) {
      edges = new Edges(mostNodes - labels);
      nodes = new int[mostNodes * 2];
      count = labels;
      for (int node = 0; node < mostNodes; node++) {
        nodes[node * 2 + 1] = NONE;
      }
    }

    void add(int[] labels, int atom) {
      int node = labels[0];
      for (int i = 1; i < labels.length; i++) {
        int child = edges.get(node, labels[i]);
        if (child == NONE) {
          child = count++;
          edges.put(node, labels[i], child);
          nodes[node * 2] = 1;
        }
        node = child;
      }
      nextOutput[atom] = nodes[node * 2 + 1];
      nodes[node * 2 + 1] = atom;
    }
  }
}
