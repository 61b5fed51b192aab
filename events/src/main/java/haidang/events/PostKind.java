package haidang.events;

import com.fasterxml.jackson.annotation.JsonValue;

/// What a post is on its platform.
public enum PostKind {
  POST("post"),
  COMMENT("comment"),
  VIDEO("video"),
  ARTICLE("article");

  private final String code;

  PostKind(String code) { this.code = code; }

  @JsonValue
  public String code() { return code; }
}
