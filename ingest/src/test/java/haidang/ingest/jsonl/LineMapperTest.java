package haidang.ingest.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Malformed;
import haidang.events.PostKind;
import haidang.events.jsonl.Lines;
import haidang.ingest.Samples;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.source.SourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineMapperTest {
  private static FoundPost map(FieldMapping fields, String json) {
    return map(fields, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static FoundPost map(FieldMapping fields, byte[] line) {
    return mapper(fields).read(new Lines.Line(7, 100, line)).post();
  }

  private static LineMapper mapper(FieldMapping fields) {
    return new LineMapper(fields, Samples.source("tay", SourceKind.IMPORT, null), Instant.parse(
        "2026-11-24T00:00:00Z"));
  }

  private static FoundPost map(String json) { return map(FieldMapping.DEFAULT, json); }

  @Test
  void theUsualFieldsAreFoundByTheirNames() {
    FoundPost post = map(
        "{'id':'a1','text':'Xin chào','title':'T','author':'Người Viết Mẫu','published':'20/11/2026 08:30',"
            + "'url':'https://bao.example/1','kind':'comment','parent':'a0','language':'vi'}");

    assertThat(post.nativeId()).isEqualTo("a1");
    assertThat(post.text()).isEqualTo("Xin chào");
    assertThat(post.kind()).isEqualTo(PostKind.COMMENT);
    assertThat(post.parent()).isEqualTo("a0");
    assertThat(post.language()).isEqualTo("vi");
    assertThat(post.permalink()).hasToString("https://bao.example/1");
    assertThat(post.published()).satisfies(m -> assertThat(m.at()).isEqualTo(Instant.parse("2026-11-20T01:30:00Z")));
  }

  @Test
  void fieldsMayBeNestedAndCalledAnything() {
    var fields = new FieldMapping("meta.id", true, "data.body", "t", "data.user.name", "at", "u", "k", "p", "l");
    FoundPost post = map(fields, "{'meta':{'id':12},'data':{'body':'Xin chào','user':{'name':'Người Viết Mẫu'}}}");

    assertThat(post.nativeId()).isEqualTo("12");
    assertThat(post.text()).isEqualTo("Xin chào");
    assertThat(post.author()).isEqualTo("Người Viết Mẫu");
  }

  @Test
  void aFieldWhoseOwnNameHasADotIsFoundToo() {
    var fields = new FieldMapping("id", false, "data.body", "t", "a", "at", "u", "k", "p", "l");

    assertThat(map(fields, "{'data.body':'Xin chào'}").text()).isEqualTo("Xin chào");
  }

  @Test
  void aLineWithoutAnIdIsKnownByItsNumber() { assertThat(map("{'text':'x'}").nativeId()).isEqualTo("line-7"); }

  @Test
  void aNumberIsAnId() { assertThat(map("{'id':42,'text':'x'}").nativeId()).isEqualTo("42"); }

  @Test
  void theTextStaysExactlyAsItIs() {
    assertThat(map("{'text':'  a\\nb  e\u0301 '}").text()).isEqualTo("  a\nb  e\u0301 ");
  }

  @Test
  void halfASurrogatePairDoesNoHarm() { assertThat(map("{'text':'a\\ud83db'}").text()).isEqualTo("a\ufffdb"); }

  @Test
  void aTextOfTenMillionCharactersIsRead() {
    assertThat(map("{'text':'" + "ạ".repeat(10_000_000) + "'}").text()).hasSize(10_000_000);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{'text':'x'|line is no JSON: column",
      "{'text':'x'} x|line is no JSON: column",
      "['x']|line is no JSON object",
      "'x'|line is no JSON object",
      "``|line is empty",
      "{}|field 'text' is missing or no string",
      "{'text':5}|field 'text' is missing or no string",
      "{'text':null}|field 'text' is missing or no string"})
  void aLineThatIsNoPostIsNamed(String line, String error) {
    assertThatThrownBy(() -> map(line)).isInstanceOf(Malformed.class).hasMessageStartingWith(error);
  }

  @Test
  void aDemandedIdThatIsMissingIsNamed() {
    var fields = new FieldMapping("ma", true, "text", "t", "a", "at", "u", "k", "p", "l");

    assertThatThrownBy(() -> map(fields, "{'text':'x'}")).isInstanceOf(Malformed.class).hasMessage(
        "field 'ma' is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'yesterday'", "'2026-13-45'", "12345", "'2099-01-01T00:00:00Z'", "'0001-01-01'",
      "'-999999999-01-01T00:00:00Z'", "'+999999999-12-31T23:59:59Z'", "true", "{}"})
  void aDateThatIsNoneIsToldAndThePostKept(String date) {
    LineMapper.Read read = read("{'text':'x','published':" + date + "}");

    assertThat(read.undated()).isTrue();
    assertThat(read.post().published()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "null", "'2026-11-24T23:59:59Z'", "'1990-01-01T12:00:00Z'"})
  void noDateAndADateAreNothingToTell(String date) {
    assertThat(read("{'text':'x','published':" + date + "}").undated()).isFalse();
  }

  private static LineMapper.Read read(String json) {
    byte[] line = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return mapper(FieldMapping.DEFAULT).read(new Lines.Line(7, 100, line));
  }

  @Test
  void anIdThatIsTooLongIsNamedWithTheLimit() {
    assertThatThrownBy(() -> map("{'id':'" + "x".repeat(401) + "','text':'x'}")).isInstanceOf(Malformed.class)
        .hasMessage("field 'id' has 401 chars, limit 400");
  }

  @Test
  void aLineThatIsTooLongIsNamedWithTheLimit() {
    assertThatThrownBy(() -> mapper(FieldMapping.DEFAULT).read(new Lines.Line(7, 100, null)))
        .isInstanceOf(Malformed.class).hasMessage(
            "line has more than 33554432 bytes, the limit");
  }

  @Test
  void aLineThatIsNoUtf8IsNamed() {
    byte[] line = "{\"text\":\"v\u00e0\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> map(FieldMapping.DEFAULT, line)).isInstanceOf(Malformed.class);
  }
}
