package haidang.ingest.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import haidang.events.Counts;
import haidang.events.Link;
import haidang.events.Malformed;
import haidang.events.Media;
import haidang.events.MediaKind;
import haidang.events.Moment;
import haidang.events.PostKind;
import haidang.events.Precision;
import haidang.events.jsonl.Lines;
import haidang.ingest.Samples;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.source.SourceKind;
import java.net.URI;
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

  @Test
  void everyFieldOfAPostIsFoundByItsName() {
    LineMapper.Read read = read("{'id':'a1','text':'x','platform':'Facebook','parent':'a0','root':7,'kind':'video',"
        + "'permalink':'https://bao.example/1?token=x','claimedLanguage':'vi',"
        + "'published':{'at':'2026-11-19T17:00:00Z','precision':'day'},'edited':'2026-11-20T03:00:00Z',"
        + "'media':[{'kind':'image','url':'https://bao.example/a.png','caption':'C','alt':'A'},'https://bao.example/b'],"
        + "'links':[{'url':'https://khac.example/','text':'L'}],'counts':{'likes':3,'shares':0,'views':null}}");
    FoundPost post = read.post();

    assertThat(read.platform()).isEqualTo("facebook");
    assertThat(read.dropped()).isEmpty();
    assertThat(read.undated()).isFalse();
    assertThat(post.root()).isEqualTo("7");
    assertThat(post.kind()).isEqualTo(PostKind.VIDEO);
    assertThat(post.permalink()).hasToString("https://bao.example/1?token=removed");
    assertThat(post.language()).isEqualTo("vi");
    assertThat(post.published()).isEqualTo(new Moment(Instant.parse("2026-11-19T17:00:00Z"), Precision.DAY));
    assertThat(post.edited()).isEqualTo(Moment.exactly(Instant.parse("2026-11-20T03:00:00Z")));
    assertThat(post.media()).containsExactly(new Media(MediaKind.IMAGE, URI.create("https://bao.example/a.png"), "C",
        "A"), new Media(MediaKind.DOCUMENT, URI.create("https://bao.example/b"), null, null));
    assertThat(post.links()).containsExactly(new Link(URI.create("https://khac.example/"), "L"));
    assertThat(post.counts()).isEqualTo(new Counts(3L, 0L, null, null));
  }

  @Test
  void whatALineDoesNotSayIsUnknown() {
    assertThat(map("{'text':'x'}").counts()).isEqualTo(Counts.UNKNOWN);
    assertThat(map("{'text':'x','likes':'','media':[],'links':null}").counts()).isEqualTo(Counts.UNKNOWN);
  }

  @Test
  void countsMayStandBesideTheTextAndBeStrings() {
    assertThat(map("{'text':'x','likes':1,'shares':' 2 ','comments':3.0,'views':4}").counts()).isEqualTo(new Counts(1L,
        2L, 3L, 4L));
  }

  @Test
  void fieldsOfTheRarerKindMayBeCalledAnythingToo() {
    var fields = new FieldMapping("id", false, "text", "t", "a", "at", "u", "k", "p", "l", new FieldMapping.Further(
        "where", "top", "changed", "files", "out", "n.up", "n.re", "n.say", "n.seen"));
    FoundPost post = map(fields, "{'text':'x','top':'r','changed':'2026-11-20T03:00:00Z','files':'https://a.example/1',"
        + "'out':['https://b.example/'],'n':{'up':1,'re':2,'say':3,'seen':4}}");

    assertThat(post.root()).isEqualTo("r");
    assertThat(post.edited()).isNotNull();
    assertThat(post.media()).hasSize(1);
    assertThat(post.links()).hasSize(1);
    assertThat(post.counts()).isEqualTo(new Counts(1L, 2L, 3L, 4L));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'likes':-1|likes", "'likes':1.5|likes",
      "'views':'1,2K'|views", "'counts':{'likes':true}|counts.likes", "'counts':{'shares':1e30}|counts.shares",
      "'edited':'hôm qua'|edited", "'edited':'2099-01-01'|edited", "'kind':'story'|kind", "'kind':5|kind",
      "'url':'no address'|url", "'permalink':{}|permalink", "'url':'ftp://x.example/'|url", "'platform':'a b'|platform",
      "'platform':1|platform", "'media':5|media", "'media':[{'kind':'image'}]|media", "'links':['x']|links",
      "'links':{'text':'y'}|links", "'author':{'name':'A'}|author", "'title':[]|title", "'parent':{}|parent",
      "'root':false|root", "'language':[]|language", "'id':{}|id"})
  void aFieldThatCannotBeReadIsToldAndThePostKept(String field, String told) {
    LineMapper.Read read = read("{'text':'x'," + field + "}");

    assertThat(read.dropped()).containsExactly(told);
    assertThat(read.undated()).isFalse();
    assertThat(read.post().text()).isEqualTo("x");
    assertThat(read.post().counts()).isEqualTo(Counts.UNKNOWN);
  }

  @Test
  void whatCanBeReadOfAListIsKept() {
    LineMapper.Read read = read("{'text':'x','links':['https://a.example/','x']}");

    assertThat(read.post().links()).hasSize(1);
    assertThat(read.dropped()).containsExactly("links");
  }

  @Test
  void halfASurrogatePairInAnAddressDoesNoHarm() {
    assertThat(map("{'text':'x','url':'https://a.example/\\ud83d'}").permalink()).hasToString(
        "https://a.example/\ufffd");
  }
}
