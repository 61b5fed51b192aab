package haidang.classify.vietnamese;

/// What sort of thing a token is.
enum Kind {
  WORD, NUMBER, URL, PHONE, EMOJI
}
