package haidang.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What the rules say about one version of one post.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Verdict.Clean.class, name = "clean"),
    @JsonSubTypes.Type(value = Verdict.Flagged.class, name = "flagged"),
    @JsonSubTypes.Type(value = Verdict.Undecided.class, name = "undecided"),
    @JsonSubTypes.Type(value = Verdict.Withdrawn.class, name = "withdrawn")})
public sealed interface Verdict {
  /// The word in JSON and in the record header `verdict`.
  default String kind() {
    return switch (this) {
      case Clean _ -> "clean";
      case Flagged _ -> "flagged";
      case Undecided _ -> "undecided";
      case Withdrawn _ -> "withdrawn";
    };
  }

  /// No active rule matched.
  record Clean() implements Verdict {}

  /// At least one active rule matched.
  ///
  /// @param flags 1 to 64, ordered by severity (highest first), then rule id
  /// @param more  how many further ones there are
  record Flagged(List<Flag> flags, int more) implements Verdict {
    public static final int MAX_FLAGS = 64;

    @SuppressWarnings("NullAway") // JSON leaves out what is empty
    public Flagged {
      flags = flags == null ? List.of() : List.copyOf(flags);
      if (flags.isEmpty() || flags.size() > MAX_FLAGS) {
        throw new Malformed("a flagged verdict has " + flags.size() + " flags, it takes 1 to " + MAX_FLAGS);
      }
    }
  }

  /// The text could not be analysed, or a rule took too much work on it while none flagged it; a person has to look.
  record Undecided(String reason) implements Verdict {}

  /// The post is gone from its source.
  record Withdrawn() implements Verdict {}
}
