package haidang.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// How soon a person should look, rising.
public enum Severity {
  LOW("low"),
  MEDIUM("medium"),
  HIGH("high"),
  URGENT("urgent");

  private final String code;

  Severity(String code) { this.code = code; }

  @JsonValue
  public String code() { return code; }
}
