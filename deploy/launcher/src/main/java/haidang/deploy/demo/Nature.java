package haidang.deploy.demo;

/// What a sample post stands for: first the ways harm is written, then what only resembles it.
enum Nature {
  /// Written as anyone would.
  OPEN,
  /// Without diacritics.
  BARE,
  /// Abbreviated and misspelt on purpose.
  TEENCODE,
  /// With letters of other alphabets that look alike.
  HOMOGLYPH,
  /// Letters set apart or starred out.
  MASKED,
  /// Nobody could mind it.
  EVERYDAY,
  /// Finds fault with a service, an agency, a price: everyone's right.
  CRITICISM,
  SATIRE,
  /// Warns of harm and so names it.
  WARNING,
  /// News of what police and courts did.
  REPORT,
  /// Says that a rumour is false, and repeats it to do so.
  DEBUNK,
  /// Quotes another's words.
  QUOTE,
  /// Innocent words that read like others.
  LOOKALIKE
}
