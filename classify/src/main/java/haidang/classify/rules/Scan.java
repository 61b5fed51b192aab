package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.TermTable;

/// One pass over a text that finds every atom of an automaton. One per thread, used again for the next text.
final class Scan {
  private final Automaton automaton;
  private final Hits hits;
  private int[] words = new int[512];
  private Paths open = new Paths();
  private Paths coming = new Paths();

  Scan(Automaton automaton, Hits hits) {
    this.automaton = automaton;
    this.hits = hits;
  }

  /// Follows, at each token, all its readings: each may be a word of its own, begin a phrase or lead one on.
  void over(AnalysedText text) {
    lookUp(text);
    hits.begin();
    open.clear();
    int neighbour = 0;
    for (int token = 0; token < text.tokens(); token++) {
      int position = text.position(token);
      if (position != neighbour) {
        open.clear();
      }
      neighbour = position + 1;
      coming.clear();
      int end = text.firstReading(token + 1);
      for (int reading = text.firstReading(token); reading < end; reading++) {
        read(text, reading, token);
      }
      Paths done = open;
      open = coming;
      coming = done;
    }
  }

  /// Looks every reading up before anything is followed: none waits for another, so the processor fetches many at once.
  private void lookUp(AnalysedText text) {
    int readings = text.firstReading(text.tokens());
    if (words.length < readings) {
      words = new int[readings * 2];
    }
    automaton.words(text, readings, words);
  }

  private void read(AnalysedText text, int reading, int token) {
    int steps = text.steps(reading);
    if (words[reading] != TermTable.ABSENT) {
      label(words[reading], token, steps);
    }
    if (automaton.hasPrefixes()) {
      prefixes(text, reading, token, steps);
    }
    AnalysedText.Bare how = text.bare(reading);
    if (how != AnalysedText.Bare.NO) {
      for (int meaning : automaton.meanings(text, reading)) {
        label(meaning, token, steps | Folding.step(how));
      }
    }
  }

  private void prefixes(AnalysedText text, int reading, int token, int steps) {
    char[] buffer = text.buffer();
    int offset = text.offset(reading);
    int hash = 0;
    for (int i = 0; i < text.length(reading); i++) {
      hash = 31 * hash + buffer[offset + i];
      int prefix = automaton.prefix(buffer, offset, i + 1, hash);
      if (prefix != TermTable.ABSENT) {
        label(prefix, token, steps);
      }
    }
  }

  private void label(int label, int token, int steps) {
    arrive(label, token, token, steps);
    for (int i = 0; i < open.count(); i++) {
      if (Automaton.mayLead(open.leads(i), label)) {
        int node = automaton.follow(open.node(i), label);
        if (node != Automaton.NONE) {
          arrive(node, open.from(i), token, steps | open.steps(i));
        }
      }
    }
  }

  private void arrive(int node, int from, int token, int steps) {
    long state = automaton.node(node);
    for (int ending = (int) state; ending != Automaton.NOTHING; ending = automaton.nextEnding(ending)) {
      int atom = Automaton.atom(ending);
      if ((steps & Folding.ANY) == 0 || automaton.allows(atom, steps)) {
        hits.add(atom, from, token, steps);
      }
    }
    int leads = (int) (state >>> 32);
    if (leads != 0) {
      coming.add(node, leads, from, steps);
    }
  }
}
