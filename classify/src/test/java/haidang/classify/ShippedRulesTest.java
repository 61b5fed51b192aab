package haidang.classify;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.classify.rules.Compilation;
import haidang.classify.rules.Rule;
import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.events.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules this build ships. Their examples run when they are compiled.
class ShippedRulesTest {
  private final Compilation compiled = RuleSet.compile(RulePack.shipped());

  @Test
  void allAreSoundAndDoWhatTheirExamplesSay() { assertThat(compiled.errors()).isEmpty(); }

  @Test
  void theyCoverEveryCategory() {
    assertThat(compiled.rules().rules()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(compiled.rules().rules().stream().map(Rule::category).collect(Collectors.toSet())).isEqualTo(EnumSet
        .allOf(Category.class));
  }

  @Test
  void theyRestOnLegalBasesThatAreListed() throws IOException {
    Set<String> listed = Pattern.compile("- id: (\\S+)").matcher(Files.readString(Path.of("rules/legal-bases.yaml")))
        .results().map(found -> found.group(1)).collect(Collectors.toSet());

    assertThat(compiled.rules().rules()).allSatisfy(rule -> assertThat(listed).as(rule.id()).containsAll(rule
        .legalBasis()));
  }
}
