package haidang.ingest.collect;

import haidang.ingest.fetch.Answer;
import haidang.ingest.fetch.Fetched;
import java.net.URI;
import java.time.Duration;

/// Takes the pages of one look, one by one. Each is published and committed before the next is fetched.
public interface Pages {
  /// @param asked the address that was asked for, before redirects: it stays the same from look to look
  /// @throws Unreadable when the page holds nothing its source should hold; it is kept all the same
  Taken take(URI asked, Fetched page) throws Unreadable, InterruptedException;

  /// Hears how the source's own address has answered: for how long, and from where, it wants to be asked again.
  void heard(Answer answer);

  /// The source asks for so long a pause before the next look. The longest of what it asks for counts.
  void patience(Duration pause);

  /// The source asks not to be looked at then.
  void quiet(Quiet times);

  /// Whether a post is known already and need not be fetched to be found.
  boolean knows(String nativeId);

  /// Says what was odd about the look, naming offender and limit; no post text.
  void note(String oddity);
}
