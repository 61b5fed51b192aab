package haidang.classify.archive;

import haidang.events.Media;
import haidang.events.Post;
import java.util.ArrayList;
import java.util.List;

/// The words of a post, part by part.
final class Parts {
  /// @param field `title`, `text`, `media.N.caption` or `media.N.alt`
  record Part(String field, String words) {}

  private Parts() {}

  static List<Part> of(Post post) {
    List<Part> parts = new ArrayList<>();
    if (post.title() != null) {
      parts.add(new Part("title", post.title()));
    }
    if (!post.text().isEmpty()) {
      parts.add(new Part("text", post.text()));
    }
    for (int i = 0; i < post.media().size(); i++) {
      Media medium = post.media().get(i);
      if (medium.caption() != null) {
        parts.add(new Part("media." + i + ".caption", medium.caption()));
      }
      if (medium.alt() != null) {
        parts.add(new Part("media." + i + ".alt", medium.alt()));
      }
    }
    return parts;
  }
}
