package haidang.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// How exactly a source states a moment.
public enum Precision {
  EXACT("exact"),
  MINUTE("minute"),
  DAY("day"),
  MONTH("month"),
  YEAR("year");

  private final String code;

  Precision(String code) { this.code = code; }

  @JsonValue
  public String code() { return code; }
}
