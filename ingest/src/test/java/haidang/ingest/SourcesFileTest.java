package haidang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesFileTest {
  private static final String SOUND = """
        - id: bao-mau
          kind: feed
          url: https://bao.example/rss
          name: Báo mẫu
          purpose: tin tức địa phương
          route: {who: Lan, when: 2026-11-01, terms: điều khoản sử dụng}
      """;

  private static SourcesFile parse(String items) { return SourcesFile.parse("sources.yaml", "sources:\n" + items); }

  @Test
  void aSourceIsReadWithTheUsualWhereItSaysNothing() {
    Source source = parse(SOUND).sources().getFirst();

    assertThat(source.kind()).isEqualTo(SourceKind.FEED);
    assertThat(source.route().when()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(source.period()).isEqualTo(Duration.ofMinutes(15));
    assertThat(source.zone()).isEqualTo(Source.HOME);
    assertThat(source.enabled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"90s,PT1M30S", "15m,PT15M", "6h,PT6H", "7d,P7D", "PT2H,PT2H"})
  void periodsAreWrittenShortly(String period, Duration duration) {
    assertThat(parse(SOUND + "    period: " + period + "\n").sources()).singleElement().extracting(Source::period)
        .isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "colour: blue|unknown field 'colour'; known are",
      "url: ftp://bao.example/|url 'ftp://bao.example/' is no http or https address",
      "url: https://lan:mat-khau@bao.example/|url of source bao-mau holds a user name or password",
      "kind: facebook|kind 'facebook' is none of feed, page, list, board, import, closed",
      "period: 5s|period of source bao-mau is PT5S, shortest PT1M",
      "period: 99999999999999999999d|period '99999999999999999999d' is no duration",
      "period: 9999999d|period of source bao-mau is PT239999976H, longest PT720H",
      "period: soon|period 'soon' is no duration",
      "zone: Asia/Nowhere|zone",
      "id: Báo Mẫu|source id 'Báo Mẫu' is not",
      "enabled: maybe|enabled is 'maybe', expected true or false",
      "name: ''|name is missing",
      "route: none|route is missing: who allowed it, when, under which terms",
      "route: {who: Lan, when: 2026-11-01}|terms is missing",
      "route: {who: Lan, when: hôm qua, terms: x}|when 'hôm qua' is no day",
      "route: {who: Lan, when: 2026-11-01, terms: x, why: y}|unknown field 'why' of route",
      "selectors: {text: 'div['}|selector 'div[' of text",
      "selectors: {body: div}|unknown field 'body' of selectors"})
  void aWrongFieldIsNamedWithFileLineAndSource(String field, String error) {
    String wrong = SOUND.replaceAll("(?m)^    " + field.replaceFirst(":.*", "") + ":.*\n", "").replaceFirst(
        "  - id: bao-mau\n", field.startsWith("id:") ? "  - " + field + "\n" : "  - id: bao-mau\n")
        + (field.startsWith(
            "id:") ? "" : "    " + field + "\n");
    SourcesFile file = parse(SOUND.replace("bao-mau", "bao-khac") + wrong);

    assertThat(file.errors()).singleElement().asString().startsWith("sources.yaml:8: source 2 (").contains(error);
    assertThat(file.sources()).singleElement().extracting(source -> source.id().value()).isEqualTo("bao-khac");
  }

  @Test
  void anIdThatIsTakenIsNamed() {
    assertThat(parse(SOUND + SOUND).errors()).singleElement().asString().endsWith("id bao-mau is taken");
  }

  @Test
  void yamlThatBreaksIsNamedWithLineAndColumn() {
    assertThat(parse("  - id: [\n").errors()).singleElement().asString().startsWith("sources.yaml:3:1: ");
  }

  @Test
  void aFieldGivenTwiceIsNamed() {
    assertThat(parse(SOUND + "    name: khác\n").errors()).singleElement().asString().contains("sources.yaml:8")
        .contains("duplicate key name");
  }

  @Test
  void aFileThatIsNoTextIsNamed() {
    assertThat(SourcesFile.parse("sources.yaml", "\0\1").errors()).singleElement().asString().startsWith(
        "sources.yaml: ");
  }

  @Test
  void aFileWithoutSourcesIsNamed() {
    assertThat(SourcesFile.parse("sources.yaml", "x: 1").errors()).containsExactly(
        "sources.yaml: expected a list under 'sources:'");
  }

  @Test
  void aNaturalPersonsAccountIsAcceptedWithReasonAndASecondPerson() {
    assertThat(parse(SOUND + "    natural_person: {reason: phát ngôn viên, requester: Lan, approved_by: Minh}\n")
        .sources()).singleElement().satisfies(source -> assertThat(source.person()).isNotNull());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "true|a natural person's account needs a reason, a requester and a second person's approval",
      "{}|a natural person's account needs a reason, a requester and a second person's approval",
      "{requester: Lan, approved_by: Minh}|reason is missing",
      "{reason: x, requester: Lan}|approved_by is missing",
      "{reason: x, requester: Lan, approved_by: ' LAN '}|needs the approval of a second person"})
  void aNaturalPersonsAccountIsRefusedOtherwise(String person, String error) {
    SourcesFile file = parse(SOUND + "    natural_person: " + person + "\n");

    assertThat(file.errors()).singleElement().asString().contains(error);
    assertThat(file.sources()).isEmpty();
  }
}
