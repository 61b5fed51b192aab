package haidang.ingest;

import haidang.events.RawPage;
import haidang.ingest.collect.Collector;
import haidang.ingest.collect.Cursor;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Mapped;
import haidang.ingest.collect.Pages;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.feed.FeedCollector;
import haidang.ingest.fetch.FetchFailed;
import haidang.ingest.fetch.Fetcher;
import haidang.ingest.source.Source;
import haidang.ingest.source.SourceKind;
import java.util.List;
import java.util.Set;

/// A feed's collector with an error in its mapper, until someone corrects it.
final class Misreading implements Collector {
  /// What the mapper makes of a page that is read rightly.
  interface Slip {
    Mapped of(Mapped right) throws Unreadable;
  }

  private final Collector feeds = new FeedCollector();
  private Slip slip = right -> right;

  void err(Slip how) { slip = how; }

  void correct() { slip = right -> right; }

  /// Loses the last word of every text.
  static Mapped curtly(Mapped right) {
    return new Mapped(right.posts().stream().map(post -> {
      int end = post.text().lastIndexOf(' ');
      return FoundPost.of(post.nativeId(), post.kind(), post.title(), post.text().substring(0, Math.max(0, end)));
    }).toList(), right.gone(), right.notes());
  }

  /// Finds the first post alone.
  static Mapped shortSightedly(Mapped right) {
    return new Mapped(right.posts().subList(0, Math.min(1, right.posts().size())), right.gone(), right.notes());
  }

  /// Overlooks what the page says is deleted.
  static Mapped blindToDeletions(Mapped right) { return new Mapped(right.posts(), List.of(), right.notes()); }

  /// Understands no page that has any post.
  static Mapped helplessly(Mapped right) throws Unreadable {
    if (!right.posts().isEmpty()) {
      throw new Unreadable("not understood: " + right.posts().size() + " posts");
    }
    return right;
  }

  @Override
  public Set<SourceKind> kinds() { return feeds.kinds(); }

  @Override
  public Cursor look(Source source, Cursor cursor, Fetcher fetcher, Pages pages)
      throws FetchFailed, Unreadable, InterruptedException {
    return feeds.look(source, cursor, fetcher, pages);
  }

  @Override
  public Mapped map(Source source, RawPage page) throws Unreadable { return slip.of(feeds.map(source, page)); }
}
