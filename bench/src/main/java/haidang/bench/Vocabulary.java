package haidang.bench;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.classify.vietnamese.TextChain;
import haidang.classify.vietnamese.VietnameseAnalyzer;
import haidang.events.Post;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The phrases that occur in some posts: every run of one, two or three plain words, each once. Drawing evenly from them
/// makes most phrases rare, as those of real rules are.
final class Vocabulary {
  static final int LONGEST = 3;

  private final List<List<List<String>>> byLength = new ArrayList<>();

  Vocabulary(List<Post> posts) {
    List<Set<List<String>>> found = new ArrayList<>();
    for (int length = 1; length <= LONGEST; length++) {
      found.add(new HashSet<>());
    }
    TextChain chain = new TextChain();
    for (Post post : posts) {
      chain.begin();
      List<String> run = new ArrayList<>();
      AnalysedText text = chain.read("text", post.text());
      for (int token = 0; token < text.tokens(); token++) {
        String word = plain(text, token);
        if (word.isEmpty()) {
          run.clear();
        } else {
          run.add(word);
          for (int length = 1; length <= Math.min(LONGEST, run.size()); length++) {
            found.get(length - 1).add(List.copyOf(run.subList(run.size() - length, run.size())));
          }
        }
      }
    }
    for (Set<List<String>> phrases : found) {
      byLength.add(phrases.stream().sorted((a, b) -> String.join(" ", a).compareTo(String.join(" ", b))).toList());
    }
    if (byLength.getFirst().size() < 2) {
      throw new Refused("the posts hold too few words to draw rules from");
    }
  }

  /// The word as the chain spells it, or empty when it is no plain one: read through a disguise, or with foreign
  /// letters, which are read by what surrounds them.
  private static String plain(AnalysedText text, int token) {
    int reading = text.firstReading(token);
    String word = text.term(reading);
    boolean letters = word.length() <= 12
        && VietnameseAnalyzer.fold(word).chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
    return letters && (text.steps(reading) & ~Step.ORDINARY) == 0 ? word : "";
  }

  /// One to three words; of each length equally often.
  List<String> draw(Random random) {
    List<List<String>> phrases = byLength.get(random.nextInt(LONGEST));
    return phrases.isEmpty() ? draw(random) : phrases.get(random.nextInt(phrases.size()));
  }
}
