package haidang.deploy.demo;

import haidang.events.Category;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One invented post.
///
/// @param id        the last part of its address
/// @param as        what it stands for
/// @param title     null for short posts
/// @param flag      under which category the shipped rules should flag it, null for a post they should leave alone
/// @param edit      its text after its author thought again, null where it stays
/// @param undated   whether its page names no date
/// @param withdrawn whether its author takes it down after a while
record SamplePost(String id, Nature as, @Nullable String title, String text, String author, @Nullable Category flag,
    @Nullable String edit, boolean undated, boolean withdrawn) {
  private static final Set<String> FIELDS = Set.of("id", "as", "title", "text", "author", "flag", "edit", "undated",
      "withdrawn");

  SamplePost {
    if (!id.matches("[a-z0-9-]+") || text.isBlank() || author.isBlank()) {
      throw new IllegalArgumentException("sample post '" + id + "' lacks an id of letters and digits, text or author");
    }
  }

  static SamplePost read(Map<?, ?> map) {
    if (!FIELDS.containsAll(map.keySet())) {
      throw new IllegalArgumentException("sample post " + map.get("id") + " has a field that is none of " + FIELDS);
    }
    String flag = word(map, "flag");
    return new SamplePost(String.valueOf(map.get("id")), Nature.valueOf(String.valueOf(map.get("as")).toUpperCase(
        Locale.ROOT)), word(map, "title"), String.valueOf(map.get("text")).strip(), String.valueOf(map.get("author")),
        flag == null ? null : category(flag), word(map, "edit"), Boolean.TRUE.equals(map.get("undated")),
        Boolean.TRUE.equals(map.get("withdrawn")));
  }

  private static Category category(String code) {
    return Arrays.stream(Category.values()).filter(one -> one.code().equals(code)).findFirst().orElseThrow();
  }

  private static @Nullable String word(Map<?, ?> map, String field) {
    Object value = map.get(field);
    return value == null ? null : value.toString().strip();
  }
}
