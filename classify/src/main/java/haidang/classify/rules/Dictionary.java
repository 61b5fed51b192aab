package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.TextChain;
import java.util.ArrayList;
import java.util.List;

/// Reads the words of rules by the same chain that reads posts.
final class Dictionary {
  private final TextChain chain = new TextChain();

  /// The words of a text as the chain spells them, without synonyms; empty when there is none.
  List<String> words(String text) {
    chain.begin();
    AnalysedText read = chain.read("text", text);
    List<String> words = new ArrayList<>(read.tokens());
    for (int token = 0; token < read.tokens(); token++) {
      words.add(read.term(read.firstReading(token)));
    }
    return words;
  }
}
