package haidang.classify.rules;

/// What a post is by its source, as conditions name it.
enum Attribute {
  PLATFORM("platform"), KIND("kind"), SOURCE("source"), LANGUAGE("language");

  private final String code;

  Attribute(String code) { this.code = code; }

  String code() { return code; }
}
