package haidang.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Where a rule stands in its life. Only `active` rules alert; `shadow` rules are counted apart.
public enum RuleStatus {
  DRAFT("draft"),
  TESTED("tested"),
  BACK_TESTED("back-tested"),
  SHADOW("shadow"),
  ACTIVE("active"),
  RETIRED("retired");

  private final String code;

  RuleStatus(String code) { this.code = code; }

  @JsonValue
  public String code() { return code; }
}
