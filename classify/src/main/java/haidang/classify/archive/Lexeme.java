package haidang.classify.archive;

/// The smallest part of a written query.
///
/// @param text  what it says, without quotation marks or operator signs
/// @param start first UTF-16 unit in the query
/// @param end   one past the last
record Lexeme(Kind kind, String text, int start, int end) {
  enum Kind {
    WORD, PHRASE, FIELD, OPEN, CLOSE, MINUS, EXACTLY, AND, OR, NOT, NEAR, END
  }

  boolean is(Kind other) { return kind == other; }
}
