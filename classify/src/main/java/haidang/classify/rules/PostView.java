package haidang.classify.rules;

import haidang.classify.vietnamese.AnalysedText;
import haidang.classify.vietnamese.Feature;
import haidang.events.Counts;
import haidang.events.Link;
import haidang.events.Media;
import haidang.events.Post;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// One post as conditions see it.
final class PostView {
  private final Post post;
  private final AnalysedText text;
  private final SortedMap<String, Double> scores;
  private @Nullable Set<String> hosts;

  PostView(Post post, AnalysedText text, SortedMap<String, Double> scores) {
    this.post = post;
    this.text = text;
    this.scores = scores;
  }

  /// Hands every text of a post to a reader, title first.
  static void readFields(Post post, FieldReader reader) {
    if (post.title() != null) {
      reader.read("title", post.title());
    }
    reader.read("text", post.text());
    for (int i = 0; i < post.media().size(); i++) {
      Media medium = post.media().get(i);
      if (medium.caption() != null) {
        reader.read("media." + i + ".caption", medium.caption());
      }
      if (medium.alt() != null) {
        reader.read("media." + i + ".alt", medium.alt());
      }
    }
  }

  /// Takes a field's name and text.
  interface FieldReader {
    void read(String field, String text);
  }

  boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.Shows shows -> shows(shows.feature());
      case Condition.LinksTo links -> !Collections.disjoint(hosts(), links.hosts());
      case Condition.OneOf one -> one.values().contains(attribute(one.attribute()));
      case Condition.Counted counted -> {
        Long count = count(counted.name(), post.counts());
        yield count != null && counted.comparison().holds(count);
      }
      case Condition.Scored scored -> {
        Double score = scores.get(scored.name());
        yield score != null && scored.comparison().holds(score);
      }
    };
  }

  boolean shows(Feature feature) { return text.has(feature) || feature == Feature.LINK && !post.links().isEmpty(); }

  String attribute(Attribute attribute) {
    return switch (attribute) {
      case PLATFORM -> post.id().platform();
      case KIND -> post.kind().code();
      case SOURCE -> post.source().value();
      case LANGUAGE -> {
        String detected = post.detectedLanguage();
        String claimed = post.claimedLanguage();
        yield detected != null ? detected : claimed == null ? "" : claimed;
      }
    };
  }

  static @Nullable Long count(String name, Counts counts) {
    return switch (name) {
      case "shares" -> counts.shares();
      case "likes" -> counts.likes();
      case "comments" -> counts.comments();
      case "views" -> counts.views();
      default -> throw new IllegalArgumentException("unknown count " + name);
    };
  }

  /// Every host linked to, and every host above it.
  Set<String> hosts() {
    Set<String> known = hosts;
    if (known == null) {
      known = new HashSet<>();
      for (String host : text.hosts()) {
        addWithParents(host, known);
      }
      for (Link link : post.links()) {
        String host = link.url().getHost();
        if (host != null) {
          addWithParents(host.toLowerCase(Locale.ROOT), known);
        }
      }
      hosts = known;
    }
    return known;
  }

  private static void addWithParents(String host, Set<String> hosts) {
    String rest = host;
    while (rest.indexOf('.') > 0) {
      hosts.add(rest);
      rest = rest.substring(rest.indexOf('.') + 1);
    }
  }
}
