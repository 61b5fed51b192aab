package haidang.ingest.feed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import haidang.events.Counts;
import haidang.events.Media;
import haidang.events.PostKind;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Hints;
import haidang.ingest.collect.Mapped;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.source.Source;
import haidang.ingest.text.Addresses;
import haidang.ingest.text.Dates;
import haidang.ingest.text.PlainText;
import haidang.ingest.text.RichText;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// JSON Feed 1 and 1.1.
final class JsonFeed {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Source source;
  private final URI base;

  JsonFeed(Source source, URI base) {
    this.source = source;
    this.base = base;
  }

  Mapped read(String text) throws Unreadable {
    JsonNode feed = parse(text);
    if (!feed.path("items").isArray()) {
      throw new Unreadable(base + " is JSON but no feed: it has no list of items");
    }
    List<FoundPost> posts = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int number = 0;
    for (JsonNode item : feed.path("items")) {
      number++;
      FoundPost post = post(item, string(feed, "language"));
      if (post == null) {
        notes.add(base + " item " + number + " has neither id nor url");
      } else {
        posts.add(post);
      }
    }
    return new Mapped(posts, List.of(), notes,
        new Hints(Duration.ZERO, Addresses.resolve(base, string(feed, "next_url"))));
  }

  private JsonNode parse(String text) throws Unreadable {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
      throw new Unreadable(base + " is no well-formed JSON at line " + at.getLineNr() + ", column " + at.getColumnNr(),
          e);
    }
  }

  private @Nullable FoundPost post(JsonNode item, @Nullable String language) {
    String id = string(item, "id");
    URI link = Addresses.link(base, string(item, "url"));
    if (id == null && link == null) {
      return null;
    }
    String html = string(item, "content_html");
    String plain = string(item, "content_text");
    RichText body = html == null
        ? new RichText(first(plain, string(item, "summary")), List.of(), List.of())
        : RichText.of(html, base);
    String title = string(item, "title");
    List<Media> media = new ArrayList<>(body.media());
    item.path("attachments").forEach(file -> Stream.ofNullable(Attachment.of(base, string(file, "url"), string(file,
        "mime_type"), string(file, "title"))).forEach(media::add));
    String own = string(item, "language");
    return new FoundPost(EntryId.of(id == null ? String.valueOf(link) : id),
        title == null ? PostKind.POST : PostKind.ARTICLE, link,
        null, null, author(item), title == null ? null : PlainText.of(title), body.text(), own == null ? language : own,
        Dates.parse(string(item, "date_published"), source.zone()), Dates.parse(string(item, "date_modified"),
            source.zone()),
        media, body.links(), Counts.UNKNOWN);
  }

  private static @Nullable String author(JsonNode item) {
    JsonNode first = item.path("authors").path(0);
    return string(first.isMissingNode() ? item.path("author") : first, "name");
  }

  private static String first(@Nullable String one, @Nullable String other) {
    return one != null ? one : other != null ? other : "";
  }

  private static @Nullable String string(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
  }
}
