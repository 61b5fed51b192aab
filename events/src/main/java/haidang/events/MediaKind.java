package haidang.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// What a medium is. None of them is examined: only captions and alternative texts are read.
public enum MediaKind {
  IMAGE("image"),
  VIDEO("video"),
  AUDIO("audio"),
  DOCUMENT("document");

  private final String code;

  MediaKind(String code) { this.code = code; }

  @JsonValue
  public String code() { return code; }
}
