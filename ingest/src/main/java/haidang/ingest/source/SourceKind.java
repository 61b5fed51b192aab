package haidang.ingest.source;

import haidang.events.Malformed;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What kind of thing a source is, and so how it is looked at.
public enum SourceKind {
  /// RSS, RDF, Atom or JSON Feed.
  FEED("feed"),
  /// One article or post on a page of its own.
  PAGE("page"),
  /// A page of links to articles.
  LIST("list"),
  /// A page that holds many short posts itself.
  BOARD("board"),
  /// Files handed in by a person; never looked at by itself.
  IMPORT("import"),
  /// A platform that offers this user no lawful way in: shown as not covered, never looked at.
  CLOSED("closed");

  private final String code;

  SourceKind(String code) { this.code = code; }

  public String code() { return code; }

  /// The platform part of this kind's post ids.
  public String platform() {
    return switch (this) {
      case FEED -> "rss";
      case PAGE, LIST, BOARD -> "web";
      case IMPORT -> "import";
      case CLOSED -> "closed";
    };
  }

  public static SourceKind of(String code) {
    return Arrays.stream(values()).filter(k -> k.code.equals(code)).findFirst().orElseThrow(
        () -> new Malformed("kind '" + code + "' is none of " + Arrays.stream(values()).map(SourceKind::code).collect(
            Collectors.joining(", "))));
  }
}
