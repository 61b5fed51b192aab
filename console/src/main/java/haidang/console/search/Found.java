package haidang.console.search;

import haidang.alerting.Case;
import haidang.classify.archive.Hit;
import haidang.console.review.CaseView;
import haidang.console.review.Piece;
import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Post;
import haidang.events.Severity;
import haidang.events.Span;
import haidang.events.Verdict;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A post in the list of an answer.
///
/// @param snippet the surroundings of the first word found
/// @param text    the whole of it
/// @param opened  the case it opened, if it did
public record Found(Judgement judgement, List<Piece> title, List<Piece> snippet, List<Piece> text,
    @Nullable Case opened) {
  static Found of(Hit hit, @Nullable Case opened) {
    Post post = hit.judgement().post();
    List<Piece> text = Piece.of(post.text(), spans(hit, "text"));
    String title = post.title();
    return new Found(hit.judgement(), title == null ? List.of() : Piece.of(title, spans(hit, "title")),
        Piece.snippet(text), text, opened);
  }

  private static List<Span> spans(Hit hit, String field) {
    return hit.highlights().stream().filter(one -> one.field().equals(field))
        .map(one -> new Span(field, one.start(), one.end(), List.of())).toList();
  }

  public Post post() { return judgement.post(); }

  /// Whether there is more to read than the list shows.
  public boolean longer() {
    return text.stream().mapToInt(piece -> piece.text().length()).sum() > snippet.stream().mapToInt(piece -> piece
        .text().length()).sum();
  }

  public List<Flag> flags() {
    return judgement.verdict() instanceof Verdict.Flagged flagged ? flagged.flags() : List.of();
  }

  public String severity() {
    return flags().stream().map(Flag::severity).max(Comparator.naturalOrder()).map(Severity::code).orElse("");
  }

  public @Nullable String link() { return CaseView.link(post().permalink()); }
}
