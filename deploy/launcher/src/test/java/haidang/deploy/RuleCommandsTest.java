package haidang.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands for authors of rules, without any server.
class RuleCommandsTest {
  @TempDir
  private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"rules apply %s", "rules test %s", "rules lint %s", "rules fmt %s", "rules list --rules %s",
      "judge --rules %s /dev/null", "evaluate --positive x --rules %s /dev/null"})
  void aDirectoryWithoutARuleIsWrongUse(String command) throws IOException {
    write("lists/tu.yaml", "id: '@tu'\nterms: [vàng]\n");

    Said said = run(command);

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("There is no rule file in " + directory);
    assertThat(said.out()).isEmpty();
  }

  @Test
  void applyNamesEveryBrokenRuleAndStartsNothing() throws IOException {
    write("scam/sound.yaml", rule("sound", "vàng"));
    write("scam/one.yaml", rule("one", "vàng AND"));
    write("scam/two.yaml", "id: [");

    Said said = run("rules apply %s --data " + directory.resolve("data"));

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("scam/one.yaml:5:16:", "scam/two.yaml:1:", "Nothing was applied: 2 errors");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"root.yaml", "scam/deep/one.yaml", "scam/one.yml"})
  void aRuleFileThatLiesWhereNoneIsReadIsAnError(String path) throws IOException {
    write("scam/sound.yaml", rule("sound", "vàng"));
    write(path, rule("one", "bạc"));

    Said said = run("rules test %s");

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains(path + ":1:1: no rule lies here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules test %s", "rules lint %s", "rules fmt %s", "rules fmt --check %s",
      "rules list --rules %s", "judge --rules %s /dev/null", "evaluate --positive x --rules %s /dev/null"})
  void whatDoesNotLoadIsNamedWithItsPlaceAndFoundWanting(String command) throws IOException {
    write("scam/sound.yaml", rule("sound", "|\n  vàng"));
    write("scam/broken.yaml", "id: [");

    Said said = run(command);

    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("scam/broken.yaml:1:6: this is no YAML");
  }

  @Test
  void theListTellsCategoriesAndSeveritiesByTheirCodes() throws IOException {
    write("scam/sound.yaml", rule("sound", "vàng"));

    assertThat(run("rules list --rules %s").out()).isEqualToIgnoringNewLines("scam.sound\tscam\tlow\tLuật");
  }

  @Test
  void aRuleThatIsNotThereIsToldWithoutALooseEnd() throws IOException {
    write("scam/sound.yaml", rule("sound", "vàng"));

    Said said = run("rules explain nosuch.rule --rules %s");

    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).isEqualTo("Không có luật nosuch.rule\nthere is no rule nosuch.rule.\n");
  }

  private void write(String path, String yaml) throws IOException {
    Files.createDirectories(directory.resolve(path).getParent());
    Files.writeString(directory.resolve(path), yaml);
  }

  private static String rule(String name, String match) { return """
      id: scam.%s
      title: {vi: Luật, en: Rule}
      category: scam
      severity: low
      match: %s
      must_match: ["%s"]
      must_not_match: ["sắt"]
      owner: thử
      """.formatted(name, match, match); }

  private Said run(String command) { return Said.by(List.of(command.formatted(directory).split(" ", -1))); }
}
