package haidang.classify.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import haidang.events.Malformed;
import haidang.events.Post;
import haidang.events.log.Wire;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;

/// A line that was given to be judged: `id`, `text`, and any other field of a [Post] that the rules may ask for.
///
/// @param id   as it was written
/// @param post with what was left out filled in; its offsets are those of the given text
record Given(JsonNode id, Post post) {
  private static final String PLATFORM = "judge:";
  private static final String SOURCE = "judge";

  /// @throws Malformed saying what is wrong, without quoting the text
  static Given read(byte[] line) {
    JsonNode root = json(line);
    if (!(root instanceof ObjectNode post)) {
      throw new Malformed("line is no JSON object");
    }
    JsonNode id = post.path("id");
    if (!id.isTextual() && !id.isNumber() || id.asText().isBlank()) {
      throw new Malformed("line lacks 'id', or it is empty");
    }
    if (!post.path("text").isTextual()) {
      throw new Malformed("line lacks 'text', or it is no string");
    }
    complete(post, id.asText());
    try {
      return new Given(id, Wire.JSON.treeToValue(post, Post.class));
    } catch (JsonProcessingException e) {
      throw new Malformed(cause(e), e);
    }
  }

  private static JsonNode json(byte[] line) {
    try {
      return Wire.JSON.readTree(line);
    } catch (JsonProcessingException e) {
      String column = e.getLocation() == null ? "" : ", column " + e.getLocation().getColumnNr();
      throw new Malformed("line is no JSON that can be read" + column, e);
    } catch (IOException e) {
      throw new Malformed("line is no JSON in UTF-8", e);
    }
  }

  private static void complete(ObjectNode post, String id) {
    String text = post.path("text").textValue();
    if (text.length() > Post.MAX_TEXT) {
      post.put("text", cut(text)).put("cut", true);
    }
    post.put("id", id.matches("[a-z0-9]+:.+") ? id : PLATFORM + id);
    post.remove("author");
    GivenMoment.complete(post, "published");
    GivenMoment.complete(post, "edited");
    orElse(post, "source", SOURCE);
    orElse(post, "kind", "post");
    orElse(post, "cause", "import");
    orElse(post, "collected", "1970-01-01T00:00:00Z");
    if (!post.has("version")) {
      post.put("version", 1);
    }
  }

  private static void orElse(ObjectNode post, String field, String value) {
    if (!post.hasNonNull(field)) {
      post.put(field, value);
    }
  }

  /// Cuts where a reader would see no half character.
  private static String cut(String text) {
    String head = text.substring(0, Post.MAX_TEXT + 1);
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(head);
    int end = characters.preceding(Post.MAX_TEXT + 1);
    return head.substring(0, end > 0 ? end : Post.MAX_TEXT);
  }

  private static String cause(JsonProcessingException e) {
    if (e.getCause() instanceof Malformed malformed) {
      return String.valueOf(malformed.getMessage());
    }
    String path = e instanceof JsonMappingException mapping
        ? mapping.getPath().stream().map(r -> r.getFieldName() == null ? "[]" : r.getFieldName())
            .reduce((a, b) -> a + "." + b).orElse("line")
        : "line";
    return "field " + path + " holds no value of its kind";
  }
}
