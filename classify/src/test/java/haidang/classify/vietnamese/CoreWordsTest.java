package haidang.classify.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.classify.rules.RulePack;
import haidang.events.RuleBody;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `core.txt` holds what people mask, and that is what the shipped rules call insulting or obscene.
class CoreWordsTest {
  private static final Pattern ASKED = Pattern.compile("@[a-z-]+");
  private static final Pattern NOT_ASKED = Pattern.compile("NOT (?:quoted\\()?@[a-z-]+");
  private static final Pattern MATCH = Pattern.compile("(?ms)^match: *\\|?(.*?)^[a-z_]+:");
  private static final Pattern TERM = Pattern.compile("(?m)^ +(?:- (?:term: )?|teencode: \\[)(.*)$");
  private static final Pattern OPERATOR = Pattern.compile("^match: |\\b(?:OR|NOT|NEAR|BEFORE)\\b");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
  private static final Set<String> BY_CATEGORY = Set.of("insult/", "obscene/");
  /// Everyday words that tell what stands beside them.
  private static final Set<String> CONTEXT = Set.of("@obscene-guessed", "@crowd-heads", "@crowd-kinds", "@crowd-vices",
      "@foul-qualities", "@person-heads", "@scorn-sayings");
  private static final int SHORTEST = 3;

  private final List<RuleBody> shipped = RulePack.shipped().bodies();
  private final Set<String> core = Resources.lines("core.txt").stream()
      .flatMap(line -> Stream.of(line.substring(2).split(" "))).collect(Collectors.toSet());

  @Test
  void everyWordOfTheListsOfInsultsAndObscenitiesIsSeenThroughItsMask() {
    Set<String> hidden = core.stream().flatMap(word -> Stream.of(word, Masks.folded(word)))
        .collect(Collectors.toSet());
    Set<String> lists = asked();
    assertThat(lists).hasSizeGreaterThan(30);
    assertThat(shipped.stream().filter(body -> lists.contains(name(body))).flatMap(CoreWordsTest::terms)
        .filter(word -> word.length() >= SHORTEST).filter(word -> !hidden.contains(word)).distinct())
        .as("words of @lists that core.txt lacks").isEmpty();
  }

  @Test
  void everyCoreWordIsOneOfAShippedListOrRule() {
    Set<String> used = shipped.stream().flatMap(body -> Stream.concat(terms(body), words(match(body))))
        .collect(Collectors.toSet());
    assertThat(core.stream().filter(word -> !used.contains(word))).as("words of core.txt that no rule asks for")
        .isEmpty();
  }

  /// The lists that rules of insults and obscenities ask for, and those they are made of.
  private Set<String> asked() {
    Set<String> asked = new HashSet<>();
    for (RuleBody body : shipped) {
      if (BY_CATEGORY.stream().anyMatch(body.path()::startsWith)) {
        ASKED.matcher(NOT_ASKED.matcher(match(body)).replaceAll("")).results().forEach(list -> asked.add(list
            .group()));
      }
    }
    for (RuleBody body : shipped) {
      if (asked.contains(name(body))) {
        ASKED.matcher(body.yaml().substring(body.yaml().indexOf("terms:"))).results()
            .forEach(list -> asked.add(list.group()));
      }
    }
    asked.removeAll(CONTEXT);
    return asked;
  }

  private static String name(RuleBody body) { return body.path().replaceFirst("lists/(.*)\\.yaml", "@$1"); }

  private static String match(RuleBody body) {
    return MATCH.matcher(body.yaml()).results().map(found -> found.group(1)).collect(Collectors.joining());
  }

  private static Stream<String> terms(RuleBody body) {
    return body.path().startsWith("lists/")
        ? TERM.matcher(body.yaml()).results().map(found -> found.group(1)).filter(term -> !term.contains("@"))
            .map(term -> OPERATOR.matcher(term).replaceAll(" ")).flatMap(CoreWordsTest::words)
        : Stream.of();
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(found -> found.group());
  }
}
