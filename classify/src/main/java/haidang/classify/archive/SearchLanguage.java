package haidang.classify.archive;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/// The language people search in:
///
/// | written | finds |
/// |---|---|
/// | `lừa đảo` | both words, with these marks or without any |
/// | `lua dao` | both words with any marks |
/// | `=lúa` | exactly so |
/// | `"mã xác thực"` | side by side |
/// | `vay*` | words beginning so, two letters at least |
/// | `otp NEAR/8 "ngân hàng"` | at most 8 words between |
/// | `a OR b`, `(…)`, `-a`, `NOT a` | either, group, without |
/// | `platform: source: kind: verdict: category: severity: rule: has:` | conditions; `a,b` is either, `rule:scam.*` all so beginning |
/// | `from:` `to:` `date:` | days in Việt Nam, inclusive |
///
/// Field names may be Vietnamese: `nền: nguồn: kiểu: kết-luận: loại: mức: quy-tắc: có: từ: đến: ngày:`.
final class SearchLanguage {
  static final int MAX_LENGTH = 1_000;
  static final int MAX_CLAUSES = 64;
  static final int MAX_DEPTH = 16;

  private final String written;
  private final Analyzer analyzer;
  private final List<Lexeme> lexemes;
  private final List<Query> words = new ArrayList<>();
  private final List<Reading> reading = new ArrayList<>();
  private int next;
  private int depth;
  private int clauses;
  private boolean negated;

  private SearchLanguage(String written, Analyzer analyzer) {
    this.written = written;
    this.analyzer = analyzer;
    this.lexemes = Lexer.read(written);
  }

  /// @throws UnreadableQuery when the query is not of this language
  static Question read(String written, Analyzer analyzer) {
    if (written.length() > MAX_LENGTH) {
      throw new UnreadableQuery(MAX_LENGTH, "câu tìm dài " + written.length() + " ký tự, tối đa " + MAX_LENGTH,
          "the query has " + written.length() + " chars, limit " + MAX_LENGTH);
    }
    if (written.isBlank()) {
      return new Question(MatchAllDocsQuery.INSTANCE, List.of(), List.of());
    }
    return new SearchLanguage(written, analyzer).whole();
  }

  private Question whole() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    either(all);
    if (!here().is(Lexeme.Kind.END)) {
      throw wrong("thừa dấu ngoặc đóng", "this closing bracket was never opened");
    }
    if (reading.isEmpty()) {
      throw wrong("câu tìm không có từ nào", "the query has no word in it");
    }
    return new Question(all.build(), words, reading);
  }

  /// Reads `a OR b …` and adds it as one required clause.
  private void either(BooleanQuery.Builder into) {
    if (++depth > MAX_DEPTH) {
      throw wrong("quá " + MAX_DEPTH + " lớp ngoặc", "brackets are more than " + MAX_DEPTH + " deep");
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(all(), Occur.SHOULD);
    while (take(Lexeme.Kind.OR)) {
      any.add(all(), Occur.SHOULD);
    }
    into.add(any.build(), Occur.MUST);
    depth--;
  }

  private Query all() {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    int from = next;
    while (!here().is(Lexeme.Kind.END) && !here().is(Lexeme.Kind.CLOSE) && !here().is(Lexeme.Kind.OR)) {
      take(Lexeme.Kind.AND);
      positive |= clause(all);
    }
    if (next == from) {
      throw wrong("thiếu từ cần tìm", "a word is missing here");
    }
    BooleanQuery said = all.build();
    if (said.clauses().isEmpty()) {
      return new MatchNoDocsQuery("nothing but punctuation");
    }
    return positive ? said : all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST).build();
  }

  /// Whether the clause asks for something, instead of excluding it.
  private boolean clause(BooleanQuery.Builder all) {
    if (++clauses > MAX_CLAUSES) {
      throw wrong("quá " + MAX_CLAUSES + " điều kiện", "more than " + MAX_CLAUSES + " conditions");
    }
    boolean without = take(Lexeme.Kind.MINUS) || take(Lexeme.Kind.NOT);
    boolean before = negated;
    negated ^= without;
    BooleanQuery.Builder one = new BooleanQuery.Builder();
    boolean found = part(one);
    negated = before;
    if (found) {
      all.add(one.build(), without ? Occur.MUST_NOT : Occur.MUST);
    }
    return found && !without;
  }

  private boolean part(BooleanQuery.Builder into) {
    if (take(Lexeme.Kind.OPEN)) {
      either(into);
      if (!take(Lexeme.Kind.CLOSE)) {
        throw wrong("thiếu dấu ngoặc đóng", "a closing bracket is missing here");
      }
      return true;
    }
    if (here().is(Lexeme.Kind.FIELD)) {
      condition(into);
      return true;
    }
    return wording(into);
  }

  private void condition(BooleanQuery.Builder into) {
    Lexeme name = lexemes.get(next++);
    if (!here().is(Lexeme.Kind.WORD) && !here().is(Lexeme.Kind.PHRASE)) {
      throw wrong("thiếu giá trị của '" + name.text() + "'", "a value for '" + name.text() + "' is missing here");
    }
    Lexeme value = lexemes.get(next++);
    into.add(Conditions.read(name, value), Occur.FILTER);
    note(Conditions.isTime(name) ? Reading.Kind.TIME : Reading.Kind.FIELD, name.start());
  }

  private boolean wording(BooleanQuery.Builder into) {
    int start = here().start();
    boolean exactly = take(Lexeme.Kind.EXACTLY);
    Lexeme lexeme = text();
    if (here().is(Lexeme.Kind.NEAR)) {
      into.add(shown(near(Wording.of(lexeme.text(), exactly, analyzer))), Occur.MUST);
      note(Reading.Kind.NEAR, start);
      return true;
    }
    if (lexeme.is(Lexeme.Kind.WORD) && lexeme.text().endsWith("*")) {
      return prefix(into, lexeme, exactly, start);
    }
    Wording wording = Wording.of(lexeme.text(), exactly, analyzer);
    if (wording.isEmpty()) {
      return false;
    }
    into.add(shown(wording.query()), Occur.MUST);
    note(wording.kind(), start);
    return true;
  }

  private boolean prefix(BooleanQuery.Builder into, Lexeme lexeme, boolean exactly, int start) {
    Wording wording = Wording.of(lexeme.text().replaceFirst("\\*+$", ""), exactly, analyzer);
    if (wording.isEmpty() || !wording.single() || wording.length() < 2) {
      throw new UnreadableQuery(lexeme.start(), "trước dấu * cần một từ có ít nhất 2 chữ cái",
          "before * stands one word of at least 2 letters");
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    wording.prefix().forEach(query -> any.add(shown(query), Occur.SHOULD));
    into.add(any.build(), Occur.MUST);
    note(Reading.Kind.PREFIX, start);
    return true;
  }

  private Query near(Wording first) {
    IntervalsSource place = placeOf(first);
    while (here().is(Lexeme.Kind.NEAR)) {
      int gap = Integer.parseInt(lexemes.get(next++).text());
      boolean exactly = take(Lexeme.Kind.EXACTLY);
      IntervalsSource other = placeOf(Wording.of(text().text(), exactly, analyzer));
      place = Intervals.maxgaps(gap, Intervals.unordered(place, other));
    }
    return new IntervalQuery(Fields.FOLDED, place);
  }

  private IntervalsSource placeOf(Wording wording) {
    if (wording.isEmpty()) {
      throw wrong("NEAR cần một từ ở mỗi bên", "NEAR takes a word on either side");
    }
    return wording.place();
  }

  private Lexeme text() {
    if (!here().is(Lexeme.Kind.WORD) && !here().is(Lexeme.Kind.PHRASE)) {
      throw wrong("thiếu từ cần tìm", "a word is missing here");
    }
    return lexemes.get(next++);
  }

  private Query shown(Query query) {
    if (!negated) {
      words.add(query);
    }
    return query;
  }

  private void note(Reading.Kind kind, int start) {
    reading.add(new Reading(kind, written.substring(start, lexemes.get(next - 1).end()), negated));
  }

  private Lexeme here() { return lexemes.get(next); }

  private boolean take(Lexeme.Kind kind) {
    boolean there = here().is(kind);
    if (there) {
      next++;
    }
    return there;
  }

  private UnreadableQuery wrong(String vi, String en) { return new UnreadableQuery(here().start(), vi, en); }
}
