package haidang.ingest.collect;

import haidang.ingest.fetch.Fetched;
import haidang.ingest.fetch.Validators;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the next look goes on; what the words mean is the collector's affair.
public record Cursor(SortedMap<String, String> words) {
  public static final Cursor START = new Cursor(new TreeMap<>());
  private static final String ETAG = "etag";
  private static final String LAST_MODIFIED = "last-modified";

  public Cursor {
    words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
  }

  public @Nullable String get(String word) { return words.get(word); }

  public Cursor with(String word, @Nullable String value) {
    var changed = new TreeMap<>(words);
    if (value == null) {
      changed.remove(word);
    } else {
      changed.put(word, value);
    }
    return new Cursor(changed);
  }

  /// What to ask the server for: only what has changed since the page this cursor stands behind.
  public Validators validators() { return new Validators(get(ETAG), get(LAST_MODIFIED)); }

  /// Behind this page.
  public Cursor after(Fetched page) {
    return with(ETAG, page.validators().etag()).with(LAST_MODIFIED, page.validators().lastModified());
  }
}
