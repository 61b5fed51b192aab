package haidang.classify.rules;

/// How the first word of a stretch must stand.
enum Mark {
  QUOTED("quoted"), NEGATED("negated"), PLAIN("plain");

  private final String code;

  Mark(String code) { this.code = code; }

  String code() { return code; }
}
