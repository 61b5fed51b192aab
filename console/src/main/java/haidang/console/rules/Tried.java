package haidang.console.rules;

import haidang.console.review.Piece;
import haidang.console.review.Reading;
import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.Span;
import haidang.events.Verdict;
import java.util.List;
import java.util.Optional;

/// What rules say of a text.
public record Tried(Post post, List<Piece> text, List<Flag> flags, List<Reading> readings) {
  static Tried of(Judgement judgement) {
    return of(judgement.post(), judgement.verdict() instanceof Verdict.Flagged flagged ? flagged.flags() : List.of());
  }

  static Tried of(Post post, Optional<Flag> flag) { return of(post, flag.stream().toList()); }

  private static Tried of(Post post, List<Flag> flags) {
    List<Span> spans = flags.stream().flatMap(flag -> flag.spans().stream())
        .filter(span -> span.field().equals("text")).toList();
    return new Tried(post, Piece.of(post.text(), spans), flags, Reading.of(post.text(), spans));
  }
}
