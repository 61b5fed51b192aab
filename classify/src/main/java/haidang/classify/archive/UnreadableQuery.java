package haidang.classify.archive;

import haidang.events.Bilingual;

/// A query that cannot be understood; the person who wrote it can mend it.
public final class UnreadableQuery extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Bilingual reason;
  private final int at;

  /// @param at the UTF-16 unit of the query where understanding ended
  public UnreadableQuery(int at, String vi, String en) {
    super("query, char " + (at + 1) + ": " + en);
    this.reason = new Bilingual(vi, en);
    this.at = at;
  }

  public Bilingual reason() { return reason; }

  public int at() { return at; }
}
