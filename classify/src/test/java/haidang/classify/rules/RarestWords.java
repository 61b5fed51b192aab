package haidang.classify.rules;

import haidang.events.Post;
import haidang.events.RuleBody;
import haidang.events.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Of the words a rule cannot match without, those that the fewest of some texts hold: of alternatives any counts.
final class RarestWords {
  private static final String NOWHERE = "zzkhôngđâucó";

  private final Map<String, BitSet> texts = new LinkedHashMap<>();

  /// @param pack  the rules, and the lists they name
  /// @param posts the texts to count in
  RarestWords(RulePack pack, List<Rule> rules, List<Post> posts) {
    rules.forEach(rule -> leaves(Parser.parse(rule.match())).forEach(leaf -> texts.put(leaf, new BitSet())));
    RuleSet probes = probes(pack);
    List<BitSet> numbered = List.copyOf(texts.values());
    for (int i = 0; i < posts.size(); i++) {
      if (probes.judge(posts.get(i)).verdict() instanceof Verdict.Flagged flagged) {
        if (flagged.more() > 0) {
          throw new IllegalStateException("too many words of rules in: " + posts.get(i).text());
        }
        for (var flag : flagged.flags()) {
          numbered.get(Integer.parseInt(flag.rule().substring("scam.probe-".length()))).set(i);
        }
      }
    }
  }

  /// The numbers of the texts that hold the rule's rarest words.
  BitSet of(Rule rule) { return rarest(Parser.parse(rule.match())).orElseThrow(); }

  /// One rule for each word, phrase or list that any rule asks for, numbered in order.
  private RuleSet probes(RulePack pack) {
    List<RuleBody> bodies = new ArrayList<>(pack.bodies().stream().filter(body -> body.path().startsWith("lists/"))
        .toList());
    int number = 0;
    for (String leaf : texts.keySet()) {
      bodies.add(Packs.rule("probe-" + number++, leaf + " OR " + NOWHERE, NOWHERE, "x"));
    }
    return RuleSet.compile(new RulePack(bodies)).orThrow();
  }

  private static Stream<String> leaves(Node node) {
    return switch (node) {
      case Node.And and -> and.parts().stream().flatMap(RarestWords::leaves);
      case Node.Or or -> or.parts().stream().flatMap(RarestWords::leaves);
      case Node.Several several -> several.parts().stream().flatMap(RarestWords::leaves);
      case Node.Near near -> Stream.of(near.left(), near.right()).flatMap(RarestWords::leaves);
      case Node.Apart apart -> leaves(apart.left());
      case Node.Marked marked -> leaves(marked.inner());
      case Node.Field field -> leaves(field.inner());
      case Node.Density density -> Stream.of(density.list());
      case Node.Words _,Node.Prefix _,Node.Listed _,Node.Tag _ -> Stream.of(Printer.print(node));
      case Node.Not _,Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _ -> Stream.of();
    };
  }

  private Optional<BitSet> rarest(Node node) {
    return switch (node) {
      case Node.And and -> smallest(and.parts());
      case Node.Near near -> smallest(List.of(near.left(), near.right()));
      case Node.Or or -> together(or.parts());
      case Node.Several several -> together(several.parts());
      case Node.Apart apart -> rarest(apart.left());
      case Node.Marked marked -> rarest(marked.inner());
      case Node.Field field -> rarest(field.inner());
      case Node.Density density -> Optional.of(texts(density.list()));
      case Node.Words _,Node.Prefix _,Node.Listed _,Node.Tag _ -> Optional.of(texts(Printer.print(node)));
      case Node.Not _,Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _ -> Optional.empty();
    };
  }

  private Optional<BitSet> smallest(List<Node> parts) {
    return parts.stream().flatMap(part -> rarest(part).stream()).min(Comparator.comparingInt(BitSet::cardinality));
  }

  private Optional<BitSet> together(List<Node> parts) {
    BitSet all = new BitSet();
    for (Node part : parts) {
      Optional<BitSet> its = rarest(part);
      if (its.isEmpty()) {
        return its;
      }
      all.or(its.get());
    }
    return Optional.of(all);
  }

  private BitSet texts(String leaf) { return Objects.requireNonNull(texts.get(leaf), leaf); }
}
