package haidang.console.search;

import haidang.classify.archive.Hit;
import haidang.console.review.Piece;
import haidang.events.Judgement;
import haidang.events.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A post in the list of an answer.
///
/// @param caseId the case it opened, if it did
public record Found(Judgement judgement, List<Piece> text, @Nullable String caseId) {
  static Found of(Hit hit, @Nullable String caseId) {
    List<Span> spans = hit.highlights().stream().filter(one -> one.field().equals("text"))
        .map(one -> new Span("text", one.start(), one.end(), List.of())).toList();
    return new Found(hit.judgement(), Piece.of(hit.judgement().post().text(), spans), caseId);
  }
}
