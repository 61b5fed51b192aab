package haidang.classify.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Malformed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegalBasesTest {
  private static final String TABLE = """
      bases:
        - id: luat-1
          document: Luật thử 1
          article: Điều 2
          title: Điều gì đó
          in_force_from: 2026-07-01
          in_force_to: 2027-06-30
          verified: Phòng Pháp chế, 2026-07-02
          categories: [scam]
        - id: luat-2
          document: Luật thử 2
          article:
          title: Điều khác
          in_force_from: 2026-07-01
          in_force_to:
          verified:
          categories: [scam]
      """;

  @TempDir
  private Path directory;

  @Test
  void aBasisIsProvenWhileItIsInForceAndSomebodyHasChecked() {
    LegalBasis checked = LegalBases.parse(TABLE).find("luat-1").orElseThrow();
    LegalBasis unchecked = LegalBases.parse(TABLE).find("luat-2").orElseThrow();

    assertThat(checked.named()).isEqualTo("Điều 2, Luật thử 1");
    assertThat(unchecked.named()).isEqualTo("Luật thử 2");
    assertThat(checked.provenOn(LocalDate.of(2026, 6, 30))).isFalse();
    assertThat(checked.provenOn(LocalDate.of(2026, 7, 1))).isTrue();
    assertThat(checked.provenOn(LocalDate.of(2027, 7, 1))).isFalse();
    assertThat(unchecked.provenOn(LocalDate.of(2026, 7, 1))).isFalse();
  }

  @Test
  void aDirectoryOfRulesMayBringItsOwnTable() throws Exception {
    assertThat(LegalBases.beside(directory).find("nd15-2020-101-1-a")).isPresent();
    Files.writeString(directory.resolve("legal-bases.yaml"), TABLE);
    assertThat(LegalBases.beside(directory).find("nd15-2020-101-1-a")).isEmpty();
    assertThat(LegalBases.beside(directory).find("luat-1")).isPresent();
  }

  @Test
  void whatCannotBeReadIsNamedWithItsPlace() {
    assertThatThrownBy(
        () -> LegalBases.parse("bases:\n  - id: x\n    document: y\n    in_force_from: hôm qua\n  - 7\n"))
        .isInstanceOf(Malformed.class).hasMessageContaining("legal-bases.yaml:4:20: 'hôm qua' is no date")
        .hasMessageContaining("legal-bases.yaml:5:5");
  }
}
