package haidang.console.review;

import haidang.alerting.Case;
import haidang.alerting.Finding;
import haidang.alerting.Priority;
import haidang.alerting.Reason;
import haidang.alerting.Standing;
import haidang.console.Words;
import haidang.events.Category;
import haidang.events.Flag;
import haidang.events.Judgement;
import haidang.events.Media;
import haidang.events.Post;
import haidang.events.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A case as a page shows it.
///
/// @param title    of the post, in runs
/// @param text     of the post, in runs; empty when the archive does not hold it (yet, or any more)
/// @param captions captions and alternative texts of its media, in runs
/// @param post     absent when the archive does not hold it
public record CaseView(Case item, List<Piece> title, List<Piece> text, List<List<Piece>> captions,
    @Nullable Post post) {
  public static CaseView of(Case item, Optional<Judgement> judgement) {
    Post post = judgement.map(Judgement::post).orElse(null);
    if (post == null) {
      return new CaseView(item, List.of(), List.of(), List.of(), null);
    }
    List<List<Piece>> captions = new ArrayList<>();
    for (int i = 0; i < post.media().size(); i++) {
      Media media = post.media().get(i);
      captions.add(pieces(item, media.caption(), "media." + i + ".caption"));
      captions.add(pieces(item, media.alt(), "media." + i + ".alt"));
    }
    return new CaseView(item, pieces(item, post.title(), "title"), pieces(item, post.text(), "text"),
        captions.stream().filter(pieces -> !pieces.isEmpty()).toList(), post);
  }

  private static List<Piece> pieces(Case item, @Nullable String text, String field) {
    if (text == null) {
      return List.of();
    }
    List<Flag> flags = item.facts().flags();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < flags.size(); i++) {
      for (Span span : flags.get(i).spans()) {
        if (span.field().equals(field)) {
          marks.add(new Mark(span, flags.size() > 1 ? letter(i) : ""));
        }
      }
    }
    return Piece.lit(text, marks);
  }

  /// Ties a flag to its spans.
  public static String letter(int flag) { return String.valueOf((char) ('a' + flag % 26)); }

  public boolean held() { return post != null; }

  public String id() { return item.id().value(); }

  public List<Flag> flags() { return item.facts().flags(); }

  public @Nullable Category category() { return gravest().map(Flag::category).orElse(null); }

  public String severity() { return item.facts().severity().code(); }

  public String headline(Words words) {
    return gravest().map(flag -> words.of(flag.title())).orElseGet(() -> words.t("case.undecided"));
  }

  /// What its headline, its category and its severity are of.
  private Optional<Flag> gravest() { return flags().stream().max(Comparator.comparing(Flag::severity)); }

  /// The text in a line or two; the title where there is no lit word in the text.
  public List<Piece> snippet() {
    boolean lit = text.stream().anyMatch(Piece::marked);
    return Piece.snippet(lit || title.isEmpty() ? text : title);
  }

  public List<Reading> readings() {
    Post shown = post;
    return shown == null
        ? List.of()
        : Reading.of(shown.text(), flags().stream().flatMap(flag -> flag.spans().stream())
            .filter(span -> span.field().equals("text")).toList());
  }

  /// What its place in the queue is made of, in a few words.
  public String rank(Words words) {
    Priority rank = item.facts().priority();
    return words.t("review.rank", rank.urgency(), rank.reach(), rank.precision());
  }

  /// The same as a sentence.
  public String rankWhy(Words words) {
    Priority rank = item.facts().priority();
    Long people = rank.people();
    String reach = people == null ? words.t("review.nopeople") : words.t("review.people", people);
    String rule = rank.rule();
    return words.t("review.rankwhy", words.t("severity." + rank.severity().code()), rank.urgency(), reach,
        rank.reach(), rule == null ? words.t("case.undecided") : rule, rank.precision(), rank.decided(), rank.value());
  }

  /// Only addresses that a browser may be led to.
  public @Nullable String link() { return link(item.facts().permalink()); }

  public static @Nullable String link(@Nullable URI link) {
    return link != null && ("http".equals(link.getScheme()) || "https".equals(link.getScheme()))
        ? link.toString()
        : null;
  }

  public @Nullable Finding finding() { return item instanceof Case.Closed closed ? closed.finding() : null; }

  /// Who holds it, if somebody does.
  public String holder() { return item instanceof Case.Acknowledged held ? held.by() : ""; }

  /// Whether a person can still decide it.
  public boolean open() {
    return (item instanceof Case.Open || item instanceof Case.Acknowledged)
        && item.facts().standing() == Standing.FLAGGED;
  }

  /// Whether what was decided can be looked at once more.
  public boolean reopenable() { return finding() != null && item.facts().standing() == Standing.FLAGGED; }

  /// The case it waits with, or empty.
  public String into() { return item instanceof Case.Merged merged ? merged.into().value() : ""; }

  /// Whether it is false news alone, which is labelled on its own page and never confirmed by a key.
  public boolean needsLabel() { return item.facts().categories().equals(List.of(Category.FAKE_NEWS)); }

  /// Whether it may turn on what is true: of lewd words or of a gambling den nobody asks that.
  public boolean turnsOnTruth() {
    return flags().isEmpty() || flags().stream().map(Flag::category)
        .anyMatch(Set.of(Category.FAKE_NEWS, Category.INSULT, Category.SCAM)::contains);
  }

  public List<Reason> reasons() { return List.of(Reason.values()); }
}
