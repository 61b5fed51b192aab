package haidang.console.review;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Step;
import haidang.classify.vietnamese.TextChain;
import haidang.console.Words;
import haidang.events.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How the machine read a stretch that was not written plainly.
///
/// @param written as in the post
/// @param read    as the rule understood it
public record Reading(String written, String read, List<Step> steps) {
  /// @return each disguised stretch once, in the order of the text; what reads as it is written needs no explaining
  public static List<Reading> of(String text, List<Span> spans) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    for (Span span : spans) {
      List<Step> steps = hiding(span);
      if (!steps.isEmpty() && span.end() <= text.length()) {
        String written = text.substring(span.start(), span.end());
        readings.computeIfAbsent(written, _ -> new Reading(written, read(written, span.steps()), steps));
      }
    }
    return readings.values().stream().filter(one -> !one.read().equalsIgnoreCase(one.written())).toList();
  }

  public String how(Words words) {
    return steps.stream().map(step -> words.of(step.vi(), step.en())).collect(Collectors.joining(", "));
  }

  private static List<Step> hiding(Span span) { return Step.of(bits(span.steps()) & ~Step.ORDINARY); }

  private static int bits(List<String> codes) {
    int bits = 0;
    for (Step step : Step.values()) {
      bits |= codes.contains(step.code()) ? step.bit() : 0;
    }
    return bits;
  }

  /// Of each word's readings the one that takes the most of the steps and no other.
  private static String read(String written, List<String> codes) {
    AnalysedText text = new TextChain().read("text", written);
    int allowed = bits(codes);
    List<String> terms = new ArrayList<>();
    for (int token = 0; token < text.tokens(); token++) {
      int best = text.firstReading(token);
      for (int reading = best; reading < text.firstReading(token + 1); reading++) {
        boolean taken = (text.steps(reading) & ~allowed) == 0;
        if (taken && Integer.bitCount(text.steps(reading)) > Integer.bitCount(text.steps(best) & allowed)) {
          best = reading;
        }
      }
      terms.add(text.term(best));
    }
    return String.join(" ", terms);
  }
}
