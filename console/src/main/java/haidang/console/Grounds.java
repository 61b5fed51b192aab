package haidang.console;

import haidang.classify.feed.RuleFeed;
import haidang.classify.rules.LegalBases;
import haidang.classify.rules.LegalBasis;
import haidang.classify.rules.Rule;
import haidang.events.Flag;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What flags may rest on in law, by the rules in force. A person decides whether they do.
///
/// @param rules what is in force, once any are
public record Grounds(LegalBases bases, Supplier<Optional<RuleFeed.InForce>> rules) {
  /// Of all flags together, each once.
  public List<LegalBasis> of(List<Flag> flags) {
    return flags.stream().map(Flag::rule).distinct()
        .flatMap(id -> rules.get().flatMap(now -> now.rules().rule(id)).stream()).map(Rule::legalBasis)
        .flatMap(List::stream).distinct().flatMap(id -> bases.find(id).stream()).toList();
  }
}
