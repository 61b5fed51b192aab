package haidang.classify.rules;

import java.util.ArrayList;
import java.util.List;

/// Cuts an expression into symbols.
final class Lexer {
  enum Sort {
    WORD, PREFIX, PHRASE, LIST, OPEN, CLOSE, COMMA, COLON, OPERATOR, AND, OR, NOT, NEAR, BEFORE, OF, END
  }

  /// @param text   what it says, without quotation marks, `*` or `/n`
  /// @param number the n of NEAR/n and BEFORE/n
  record Symbol(Sort sort, String text, int number, int at) {
    String shown() {
      return sort == Sort.END ? "the end" : "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
    }
  }

  static final int FARTHEST = 50;

  private final String source;
  private final List<Symbol> symbols = new ArrayList<>();
  private int i;

  private Lexer(String source) { this.source = source; }

  static List<Symbol> read(String source) {
    Lexer lexer = new Lexer(source);
    while (lexer.i < source.length()) {
      lexer.next();
    }
    lexer.add(Sort.END, "", source.length());
    return lexer.symbols;
  }

  private void add(Sort sort, String text, int at) { symbols.add(new Symbol(sort, text, 0, at)); }

  private void next() {
    char c = source.charAt(i);
    int at = i;
    if (Character.isWhitespace(c)) {
      i++;
    } else if (c == '#') {
      int line = source.indexOf('\n', i);
      i = line < 0 ? source.length() : line;
    } else if (c == '"') {
      phrase();
    } else if (c == '(' || c == ')') {
      add(c == '(' ? Sort.OPEN : Sort.CLOSE, String.valueOf(c), i++);
    } else if (c == ':') {
      add(Sort.COLON, ":", i++);
    } else if (c == ',') {
      add(Sort.COMMA, ",", i++);
    } else if (c == '>' || c == '<') {
      i += i + 1 < source.length() && source.charAt(i + 1) == '=' ? 2 : 1;
      add(Sort.OPERATOR, source.substring(at, i), at);
    } else if (c == '@') {
      i++;
      String name = name();
      if (name.isEmpty()) {
        throw new Misread(at, "'@' without a name", "the name of a list, for example @warning-words", "");
      }
      add(Sort.LIST, "@" + name, at);
    } else if (wordPart(source.codePointAt(i))) {
      word();
    } else {
      throw new Misread(at, "unexpected character '" + Character.toString(source.codePointAt(i)) + "'",
          "a word, \"a phrase\", @list or (", "put punctuation into quotation marks");
    }
  }

  private void phrase() {
    int at = i;
    int end = source.indexOf('"', at + 1);
    if (end < 0) {
      throw new Misread(at, "the quotation mark is never closed", "\"", "add a closing quotation mark");
    }
    add(Sort.PHRASE, source.substring(at + 1, end), at);
    i = end + 1;
  }

  /// Letters, digits, marks; `.`, `-` and `_` between them, as in hosts and names.
  private String name() {
    int from = i;
    while (i < source.length()) {
      int cp = source.codePointAt(i);
      boolean joint = (cp == '.' || cp == '-' || cp == '_') && i > from && i + 1 < source.length()
          && wordPart(source.codePointAt(i + 1));
      if (!wordPart(cp) && !joint) {
        break;
      }
      i += Character.charCount(cp);
    }
    return source.substring(from, i);
  }

  private static boolean wordPart(int cp) {
    int type = Character.getType(cp);
    return Character.isLetterOrDigit(cp) || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK || type == Character.OTHER_SYMBOL || cp == 0x200D;
  }

  private void word() {
    int at = i;
    String word = name();
    boolean star = i < source.length() && source.charAt(i) == '*';
    if (star) {
      i++;
      add(Sort.PREFIX, word, at);
      return;
    }
    switch (word) {
      case "AND" -> add(Sort.AND, word, at);
      case "OR" -> add(Sort.OR, word, at);
      case "NOT" -> add(Sort.NOT, word, at);
      case "OF" -> add(Sort.OF, word, at);
      case "NEAR" -> symbols.add(new Symbol(Sort.NEAR, word, distance(word, at), at));
      case "BEFORE" -> symbols.add(new Symbol(Sort.BEFORE, word, distance(word, at), at));
      default -> add(Sort.WORD, word, at);
    }
  }

  private int distance(String word, int at) {
    int from = i + 1;
    int end = from;
    while (end < source.length() && Character.isDigit(source.charAt(end))) {
      end++;
    }
    if (i >= source.length() || source.charAt(i) != '/' || end == from) {
      throw new Misread(at, word + " lacks its distance", word + "/n with n = 0 to " + FARTHEST,
          "write " + word + "/5");
    }
    String digits = source.substring(from, end);
    int number = digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (number > FARTHEST) {
      throw new Misread(at, word + "/" + digits + " reaches too far", "n = 0 to " + FARTHEST, "use AND for anywhere");
    }
    i = end;
    return number;
  }
}
