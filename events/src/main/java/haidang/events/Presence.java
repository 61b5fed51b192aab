package haidang.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// Whether the source still shows the post. `suspect` = missing once, not yet believed gone.
public enum Presence {
  PRESENT("present"),
  SUSPECT("suspect"),
  GONE("gone");

  private final String code;

  Presence(String code) { this.code = code; }

  @JsonValue
  public String code() { return code; }
}
