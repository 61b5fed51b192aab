package haidang.bench;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.classify.vietnamese.TermTable;
import haidang.classify.vietnamese.VietnameseAnalyzer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Aho and Corasick's automaton over word numbers. A token with several readings is in several states at once.
final class AhoCorasick {
  private static final int[] NONE = {};

  private final Map<List<String>, Integer> phrases = new HashMap<>();
  private final TermTable words = new TermTable(1024);
  private final TermTable folded = new TermTable(1024);
  private int[][] readAs = {};
  private final List<Map<Integer, Integer>> building = new ArrayList<>(List.of(new HashMap<>()));
  private final List<Integer> endsAt = new ArrayList<>(List.of(-1));
  private int[] single = {};
  private int[] failure = {};
  private int[] output = {};
  private int[] nextOutput = {};
  private long[] keys = {};
  private int[] targets = {};
  private int[] states = new int[16];
  private int[] next = new int[16];
  private int[] found = new int[64];

  /// The number of a phrase; new ones may be added until the automaton is built.
  int add(List<String> phrase) {
    Integer known = phrases.putIfAbsent(phrase, phrases.size());
    if (known != null) {
      return known;
    }
    int node = 0;
    for (String word : phrase) {
      int label = words.add(word);
      Integer child = building.get(node).putIfAbsent(label, building.size());
      if (child == null) {
        child = building.size();
        building.add(new HashMap<>());
        endsAt.add(-1);
      }
      node = child;
    }
    endsAt.set(node, phrases.size() - 1);
    return phrases.size() - 1;
  }

  int phrases() { return phrases.size(); }

  void build() {
    bareReadings();
    single = new int[words.size()];
    Arrays.fill(single, -1);
    int nodes = building.size();
    int capacity = Integer.highestOneBit(nodes * 2) * 2;
    keys = new long[capacity];
    targets = new int[capacity];
    Arrays.fill(keys, -1);
    failure = new int[nodes];
    output = new int[nodes];
    nextOutput = new int[nodes];
    Deque<Integer> order = new ArrayDeque<>(List.of(0));
    while (!order.isEmpty()) {
      int node = order.remove();
      building.get(node).forEach((label, child) -> {
        put(node, label, child);
        failure[child] = node == 0 ? 0 : follow(failure[node], label);
        // Single words are looked up apart, as they have no form without diacritics.
        output[child] = node == 0 ? -1 : endsAt.get(child);
        nextOutput[child] = output[failure[child]] >= 0 ? failure[child] : nextOutput[failure[child]];
        if (node == 0) {
          single[label] = endsAt.get(child);
        }
        order.add(child);
      });
      if (node == 0) {
        output[0] = -1;
      }
    }
  }

  private void bareReadings() {
    Map<String, Set<Integer>> forms = new HashMap<>();
    phrases.keySet().stream().filter(phrase -> phrase.size() > 1).flatMap(List::stream).forEach(word -> {
      String form = VietnameseAnalyzer.fold(word);
      if (!form.equals(word)) {
        forms.computeIfAbsent(form, _ -> new HashSet<>()).add(words.find(word));
      }
    });
    readAs = new int[forms.size()][];
    forms.forEach((form, numbers) -> readAs[folded.add(form)] = numbers.stream().mapToInt(Integer::intValue).toArray());
  }

  private void put(int node, int label, int child) {
    int i = slot(node, label);
    while (keys[i] != -1) {
      i = (i + 1) & (keys.length - 1);
    }
    keys[i] = (long) node << 32 | label;
    targets[i] = child;
  }

  private int slot(int node, int label) {
    long mixed = ((long) node << 32 | label) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (keys.length - 1);
  }

  private int edge(int node, int label) {
    long key = (long) node << 32 | label;
    for (int i = slot(node, label);; i = (i + 1) & (keys.length - 1)) {
      if (keys[i] == key) {
        return targets[i];
      }
      if (keys[i] == -1) {
        return -1;
      }
    }
  }

  private int follow(int from, int label) {
    int node = from;
    while (true) {
      int child = edge(node, label);
      if (child >= 0 || node == 0) {
        return Math.max(child, 0);
      }
      node = failure[node];
    }
  }

  /// Finds all phrases of a text: marks each with the epoch and returns how many different ones there are.
  int scan(AnalysedText text, int[] seenIn, int epoch) {
    int count = 0;
    int active = 1;
    states[0] = 0;
    for (int token = 0; token < text.tokens(); token++) {
      if (token > 0 && text.position(token) != text.position(token - 1) + 1) {
        active = 1;
        states[0] = 0;
      }
      int reached = 0;
      for (int reading = text.firstReading(token); reading < text.firstReading(token + 1); reading++) {
        int word = words.find(text.buffer(), text.offset(reading), text.length(reading), text.hash(reading));
        if (word >= 0) {
          // A guess from a masked word counts in phrases alone.
          count = (text.steps(reading) & Step.GUESS.bit()) == 0 ? see(single[word], seenIn, epoch, count) : count;
          reached = step(active, word, reached);
        }
        for (int meaning : bare(text, reading)) {
          reached = step(active, meaning, reached);
        }
      }
      if (reached == 0) {
        next[reached++] = 0;
      }
      int[] swap = states;
      states = next;
      next = swap;
      active = reached;
      for (int i = 0; i < active; i++) {
        for (int node = states[i]; node > 0; node = nextOutput[node]) {
          count = see(output[node], seenIn, epoch, count);
        }
      }
    }
    return count;
  }

  private int[] bare(AnalysedText text, int reading) {
    if (text.bare(reading) == AnalysedText.Bare.NO) {
      return NONE;
    }
    int form = folded.find(text.buffer(), text.offset(reading), text.length(reading), text.hash(reading));
    return form < 0 ? NONE : readAs[form];
  }

  private int step(int active, int label, int already) {
    int reached = already;
    for (int i = 0; i < active; i++) {
      int state = follow(states[i], label);
      boolean known = false;
      for (int k = 0; k < reached && !known; k++) {
        known = next[k] == state;
      }
      if (!known) {
        if (reached == next.length) {
          next = Arrays.copyOf(next, reached * 2);
          states = Arrays.copyOf(states, reached * 2);
        }
        next[reached++] = state;
      }
    }
    return reached;
  }

  private int see(int phrase, int[] seenIn, int epoch, int count) {
    if (phrase < 0 || seenIn[phrase] == epoch) {
      return count;
    }
    seenIn[phrase] = epoch;
    if (count == found.length) {
      found = Arrays.copyOf(found, count * 2);
    }
    found[count] = phrase;
    return count + 1;
  }

  /// The i-th phrase that the last scan found.
  int found(int i) { return found[i]; }
}
