package haidang.console.rules;

import haidang.console.review.Piece;
import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Verdict;
import java.util.List;

/// What the rules say of a pasted text.
public record Tried(List<Piece> text, List<Flag> flags) {
  static Tried of(Judgement judgement) {
    List<Flag> flags = judgement.verdict() instanceof Verdict.Flagged flagged ? flagged.flags() : List.of();
    return new Tried(Piece.of(judgement.post().text(), flags.stream().flatMap(flag -> flag.spans().stream())
        .filter(span -> span.field().equals("text")).toList()), flags);
  }
}
