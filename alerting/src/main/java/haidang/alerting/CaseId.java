package haidang.alerting;

/// Names a case in addresses and mails without telling which post it is.
///
/// @param value 16 hex chars, a keyed hash of the post id: one case a post
public record CaseId(String value) implements Comparable<CaseId> {
  public CaseId {
    if (!value.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("a case id has 16 hex chars");
    }
  }

  @Override
  public int compareTo(CaseId other) { return value.compareTo(other.value); }

  @Override
  public String toString() { return value; }
}
