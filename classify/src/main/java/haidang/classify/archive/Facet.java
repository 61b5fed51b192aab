package haidang.classify.archive;

import java.util.List;

/// What posts are counted by and can be narrowed to. No facet names a person.
public enum Facet {
  PLATFORM("platform", "nền"),
  SOURCE("source", "nguồn"),
  KIND("kind", "kiểu"),
  VERDICT("verdict", "kết-luận"),
  CATEGORY("category", "loại"),
  SEVERITY("severity", "mức"),
  RULE("rule", "quy-tắc"),
  HAS("has", "có");

  private final String code;
  private final String vi;

  Facet(String code, String vi) {
    this.code = code;
    this.vi = vi;
  }

  /// Its name in queries and in the index.
  public String code() { return code; }

  /// Its Vietnamese name in queries.
  public String vi() { return vi; }

  static final List<Facet> ALL = List.of(values());
}
