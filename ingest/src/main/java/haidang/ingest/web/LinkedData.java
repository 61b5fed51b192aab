package haidang.ingest.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.ingest.text.PlainText;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page says of its article in JSON-LD. Broken blocks are common and passed over.
record LinkedData(@Nullable String headline, @Nullable String text, @Nullable String published,
    @Nullable String modified, @Nullable String author) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LinkedData NONE = new LinkedData(null, null, null, null, null);
  private static final Set<String> ARTICLES = Set.of("Article", "NewsArticle", "BlogPosting", "LiveBlogPosting",
      "ReportageNewsArticle", "SocialMediaPosting", "DiscussionForumPosting");

  static LinkedData in(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      JsonNode article = find(parse(script.data()), 0);
      if (article != null) {
        return of(article);
      }
    }
    return NONE;
  }

  private static JsonNode parse(String data) {
    try {
      return JSON.readTree(data.replaceAll("^\\s*(?:<!--|/\\*\\s*<!\\[CDATA\\[\\s*\\*/)|(?:-->|//\\s*]]>)\\s*$", ""));
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    }
  }

  /// Articles hide in lists and under `@graph`.
  private static @Nullable JsonNode find(@Nullable JsonNode node, int depth) {
    if (node == null || depth > 4) {
      return null;
    }
    if (node.isObject() && isArticle(node.path("@type"))) {
      return node;
    }
    for (JsonNode child : node.isArray() ? node : node.path("@graph")) {
      JsonNode found = find(child, depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean isArticle(JsonNode type) {
    for (JsonNode one : type) {
      if (ARTICLES.contains(one.asText())) {
        return true;
      }
    }
    return ARTICLES.contains(type.asText());
  }

  private static LinkedData of(JsonNode article) {
    String body = string(article.path("articleBody"));
    JsonNode author = article.path("author");
    JsonNode first = author.isArray() ? author.path(0) : author;
    return new LinkedData(string(article.path("headline")), body == null
        ? string(article.path("text"))
        : PlainText.of(body), string(article.path("datePublished")), string(article.path("dateModified")),
        first.isObject() ? string(first.path("name")) : string(first));
  }

  private static @Nullable String string(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
  }
}
