package haidang.console.review;

import haidang.alerting.Case;
import haidang.alerting.Finding;
import haidang.alerting.Reason;
import haidang.alerting.Standing;
import haidang.alerting.TimelineEntry;
import haidang.console.Words;
import haidang.events.Category;
import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Media;
import haidang.events.Post;
import haidang.events.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A case as a page shows it.
///
/// @param title    of the post, in runs
/// @param text     of the post, in runs; empty when the archive does not hold it (yet, or any more)
/// @param captions captions and alternative texts of its media, in runs
public record CaseView(Case item, List<Piece> title, List<Piece> text, List<List<Piece>> captions, boolean held,
    @Nullable Post post, List<TimelineEntry> timeline) {
  static CaseView of(Case item, Optional<Judgement> judgement, List<TimelineEntry> timeline) {
    Post post = judgement.map(Judgement::post).orElse(null);
    if (post == null) {
      return new CaseView(item, List.of(), List.of(), List.of(), false, null, timeline);
    }
    String title = post.title();
    List<List<Piece>> captions = new ArrayList<>();
    for (int i = 0; i < post.media().size(); i++) {
      Media media = post.media().get(i);
      captions.add(pieces(item, media.caption(), "media." + i + ".caption"));
      captions.add(pieces(item, media.alt(), "media." + i + ".alt"));
    }
    return new CaseView(item, pieces(item, title, "title"), pieces(item, post.text(), "text"),
        captions.stream().filter(pieces -> !pieces.isEmpty()).toList(), true, post, timeline);
  }

  private static List<Piece> pieces(Case item, @Nullable String text, String field) {
    if (text == null) {
      return List.of();
    }
    Stream<Span> spans = item.facts().flags().stream().flatMap(flag -> flag.spans().stream());
    return Piece.of(text, spans.filter(span -> span.field().equals(field)).toList());
  }

  public String id() { return item.id().value(); }

  public List<Flag> flags() { return item.facts().flags(); }

  public String severity() { return item.facts().severity().code(); }

  public String headline(Words words) {
    return flags().isEmpty() ? words.t("case.undecided") : words.of(flags().getFirst().title());
  }

  public String categories(Words words) {
    return String.join(", ", item.facts().categories().stream().map(category -> words.of(category.title())).toList());
  }

  /// Only addresses that a browser may be led to.
  public @Nullable String link() {
    URI link = item.facts().permalink();
    return link != null && ("http".equals(link.getScheme()) || "https".equals(link.getScheme()))
        ? link.toString()
        : null;
  }

  public @Nullable Finding finding() { return item instanceof Case.Closed closed ? closed.finding() : null; }

  public boolean open() { return !(item instanceof Case.Closed) && item.facts().standing() == Standing.FLAGGED; }

  public boolean needsCitation() { return item.facts().categories().contains(Category.FAKE_NEWS); }

  public List<Reason> reasons() { return List.of(Reason.values()); }
}
