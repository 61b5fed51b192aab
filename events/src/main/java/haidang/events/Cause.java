package haidang.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why a post was published on the log.
public enum Cause {
  LIVE("live"), BACKFILL("backfill"), IMPORT("import"), RECHECK("recheck"), REMAP("remap"), TIP("tip");

  private final String code;

  Cause(String code) { this.code = code; }

  /// Whether people may be told at once. The others open cases and stay silent.
  public boolean mayNotify() { return this == LIVE || this == TIP; }

  @JsonValue
  public String code() { return code; }
}
