package haidang.console.review;

import haidang.alerting.Case;
import haidang.alerting.Cases;
import haidang.alerting.Standing;
import haidang.classify.archive.Archive;
import haidang.classify.archive.Similar;
import haidang.events.Post;
import haidang.events.PostId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A post that says much the same, with its case if it has one.
public record Alike(Similar similar, @Nullable Case item) {
  /// Most alike first.
  static List<Alike> to(@Nullable Post post, Archive archive, Cases cases, int limit) {
    List<Similar> similar = post == null ? List.of() : archive.similar(post, limit);
    Map<PostId, Case> found = cases.ofPosts(similar.stream().map(one -> one.judgement().post().id()).toList()).stream()
        .collect(Collectors.toMap(one -> one.facts().post(), Function.identity()));
    return similar.stream().map(one -> new Alike(one, found.get(one.judgement().post().id()))).toList();
  }

  public Post post() { return similar.judgement().post(); }

  /// Whether another case can be merged into its case.
  public boolean open() {
    return item != null && item.facts().standing() == Standing.FLAGGED
        && (item instanceof Case.Open || item instanceof Case.Acknowledged);
  }

  /// The id of its case, or empty where it has none.
  public String id() { return item == null ? "" : item.id().value(); }
}
