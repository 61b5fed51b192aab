package haidang.classify.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a written query into lexemes. Operators are written in capitals; anything else is words.
final class Lexer {
  private static final Pattern FIELD = Pattern.compile("([\\p{L}-]{2,20}):(?=[^\\s/])");
  private static final Pattern NEAR = Pattern.compile("NEAR/(\\d{1,2})");
  private static final String QUOTES = "\"“”";

  private final String query;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int at;

  private Lexer(String query) { this.query = query; }

  static List<Lexeme> read(String query) {
    Lexer lexer = new Lexer(query);
    while (lexer.at < query.length()) {
      lexer.next();
    }
    lexer.add(Lexeme.Kind.END, "", query.length());
    return lexer.lexemes;
  }

  private void next() {
    char c = query.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '(') {
      add(Lexeme.Kind.OPEN, "(", at + 1);
    } else if (c == ')') {
      add(Lexeme.Kind.CLOSE, ")", at + 1);
    } else if (isQuote(c)) {
      phrase();
    } else if (c == '-' && beginsClause()) {
      add(Lexeme.Kind.MINUS, "-", at + 1);
    } else if (c == '=' && beginsClause()) {
      add(Lexeme.Kind.EXACTLY, "=", at + 1);
    } else {
      word();
    }
  }

  /// Whether the sign at hand stands before a word and not inside or alone.
  private boolean beginsClause() { return at + 1 < query.length() && !Character.isWhitespace(query.charAt(at + 1)); }

  private void phrase() {
    int close = at + 1;
    while (close < query.length() && !isQuote(query.charAt(close))) {
      close++;
    }
    if (close == query.length()) {
      throw new UnreadableQuery(at, "thiếu dấu ngoặc kép đóng", "this quotation mark is never closed");
    }
    add(Lexeme.Kind.PHRASE, query.substring(at + 1, close), close + 1);
  }

  private void word() {
    Matcher field = FIELD.matcher(query).region(at, query.length()).useTransparentBounds(true);
    if (field.lookingAt()) {
      add(Lexeme.Kind.FIELD, field.group(1), field.end());
      return;
    }
    int end = at;
    while (end < query.length() && !endsWord(query.charAt(end))) {
      end++;
    }
    String word = query.substring(at, end);
    Matcher near = NEAR.matcher(word);
    switch (word) {
      case "AND" -> add(Lexeme.Kind.AND, word, end);
      case "OR" -> add(Lexeme.Kind.OR, word, end);
      case "NOT" -> add(Lexeme.Kind.NOT, word, end);
      default -> {
        if (near.matches()) {
          add(Lexeme.Kind.NEAR, near.group(1), end);
        } else {
          add(Lexeme.Kind.WORD, word, end);
        }
      }
    }
  }

  private static boolean endsWord(char c) { return Character.isWhitespace(c) || c == '(' || c == ')' || isQuote(c); }

  private static boolean isQuote(char c) { return QUOTES.indexOf(c) >= 0; }

  private void add(Lexeme.Kind kind, String text, int end) {
    lexemes.add(new Lexeme(kind, text, at, end));
    at = end;
  }
}
