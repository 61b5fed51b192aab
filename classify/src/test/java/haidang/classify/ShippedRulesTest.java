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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  void theyRestOnLegalBasesThatAreListedForTheirCategory() throws IOException {
    Map<String, Set<String>> categories = new HashMap<>();
    Pattern base = Pattern.compile("- id: (\\S+)\n(?: {4}.*\n)*? {4}categories: \\[(.*)]");
    base.matcher(legalBases()).results()
        .forEach(found -> categories.put(found.group(1), Set.of(found.group(2).split(", ", -1))));

    assertThat(compiled.rules().rules()).allSatisfy(rule -> {
      assertThat(rule.legalBasis()).as(rule.id()).isNotEmpty();
      assertThat(rule.legalBasis()).as(rule.id()).allSatisfy(basis -> assertThat(categories.getOrDefault(basis,
          Set.of())).as(basis).contains(rule.category().code()));
    });
  }

  @Test
  void eachLegalBasisSaysFromWhenItHoldsAndWhoVerifiedItAndNoFine() throws IOException {
    List<String> entries = List.of(legalBases().split("(?m)^ {2}- ", -1));

    assertThat(entries.subList(1, entries.size())).hasSizeGreaterThan(10).allSatisfy(entry -> {
      assertThat(entry).matches("(?s)id: \\S+\\n +document: .+\\n +article:.*\\n +title: .+\\n"
          + " +in_force_from: \\d{4}-\\d\\d-\\d\\d\\n +in_force_to:.*\\n +verified:.*\\n +categories: \\[.+]\\n");
      assertThat(entry).doesNotContainPattern("\\d *(triệu|tỷ|đồng|%)");
    });
  }

  private static String legalBases() throws IOException { return Files.readString(Path.of("rules/legal-bases.yaml")); }
}
