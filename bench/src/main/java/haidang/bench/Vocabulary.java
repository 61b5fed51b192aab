package haidang.bench;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.classify.vietnamese.TextChain;
import haidang.classify.vietnamese.VietnameseAnalyzer;
import haidang.events.Post;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The phrases that occur in some posts: every run of one, two or three plain words, each once. Drawing evenly from them
/// makes most phrases rare, as those of real rules are; what occurs in too large a share of the posts is left out, as
/// `rules lint` calls a rule of it too broad.
final class Vocabulary {
  static final int LONGEST = 3;
  /// Where lint draws the line.
  static final double BROAD = 0.005;

  private final List<List<List<String>>> byLength = new ArrayList<>();

  /// @param broadest share of the posts in which a phrase may occur at most
  Vocabulary(List<Post> posts, double broadest) {
    Map<List<String>, Integer> found = new HashMap<>();
    TextChain chain = new TextChain();
    for (Post post : posts) {
      chain.begin();
      phrases(chain.read("text", post.text())).forEach(phrase -> found.merge(phrase, 1, Integer::sum));
    }
    for (int length = 1; length <= LONGEST; length++) {
      int words = length;
      byLength.add(found.entrySet().stream()
          .filter(
              phrase -> phrase.getKey().size() == words && phrase.getValue() <= Math.max(1, broadest * posts.size()))
          .map(phrase -> String.join(" ", phrase.getKey())).sorted().map(phrase -> List.of(phrase.split(" ")))
          .toList());
    }
    if (byLength.stream().allMatch(List::isEmpty)) {
      throw new Refused("the posts hold too few words to draw rules from");
    }
  }

  private static Set<List<String>> phrases(AnalysedText text) {
    Set<List<String>> found = new HashSet<>();
    List<String> run = new ArrayList<>();
    for (int token = 0; token < text.tokens(); token++) {
      String word = plain(text, token);
      if (word.isEmpty()) {
        run.clear();
        continue;
      }
      run.add(word);
      for (int length = 1; length <= Math.min(LONGEST, run.size()); length++) {
        found.add(List.copyOf(run.subList(run.size() - length, run.size())));
      }
    }
    return found;
  }

  /// The word as the chain spells it, or empty when it is no plain one: read through a disguise, or one that is read by
  /// what surrounds it: a single letter, foreign letters.
  private static String plain(AnalysedText text, int token) {
    int reading = text.firstReading(token);
    String word = text.term(reading);
    boolean letters = word.length() > 1 && word.length() <= 12
        && VietnameseAnalyzer.fold(word).chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
    return letters && (text.steps(reading) & ~Step.ORDINARY) == 0 ? word : "";
  }

  /// One to three words; of each length equally often.
  List<String> draw(Random random) {
    List<List<String>> phrases = byLength.get(random.nextInt(LONGEST));
    return phrases.isEmpty() ? draw(random) : phrases.get(random.nextInt(phrases.size()));
  }
}
