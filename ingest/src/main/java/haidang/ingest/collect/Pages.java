package haidang.ingest.collect;

import haidang.ingest.fetch.Fetched;
import java.net.URI;

/// Takes the pages of one look, one by one. Each is published and committed before the next is fetched.
public interface Pages {
  /// @param asked the address that was asked for, before redirects: it stays the same from look to look
  /// @throws Unreadable when the page holds nothing its source should hold; it is kept all the same
  void take(URI asked, Fetched page) throws Unreadable, InterruptedException;

  /// Whether a post is known already and need not be fetched to be found.
  boolean knows(String nativeId);

  /// Says what was odd about the look, naming offender and limit; no post text.
  void note(String oddity);
}
