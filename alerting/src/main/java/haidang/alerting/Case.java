package haidang.alerting;

import java.time.Instant;

/// One flagged post id, in one of four states. A transition that makes no sense does not compile.
public sealed interface Case {
  CaseFacts facts();

  /// Rises with every change; a decision names the one it was made on.
  int revision();

  default CaseId id() { return facts().id(); }

  /// Nobody has it.
  record Open(CaseFacts facts, int revision) implements Case {
    /// @param until when it goes back to the queue by itself
    public Acknowledged acknowledge(String by, Instant until) { return new Acknowledged(facts, revision, by, until); }
  }

  /// One person is looking at it.
  record Acknowledged(CaseFacts facts, int revision, String by, Instant until) implements Case {
    public Closed close(Finding finding) { return new Closed(facts, revision + 1, finding); }

    public Open release() { return new Open(facts, revision); }

    /// @param other an open case that says the same
    public Merged merge(CaseId other, Instant at) { return new Merged(facts, revision + 1, other, by, at); }
  }

  /// A person has put it to another case that says the same, with which it is decided.
  ///
  /// @param into that other case, itself never a merged one
  record Merged(CaseFacts facts, int revision, CaseId into, String by, Instant at) implements Case {
    public Open split() { return new Open(facts, revision + 1); }
  }

  /// A person has decided.
  record Closed(CaseFacts facts, int revision, Finding finding) implements Case {
    public Open reopen() { return new Open(facts, revision + 1); }
  }
}
