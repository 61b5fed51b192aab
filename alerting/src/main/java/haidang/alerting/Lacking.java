package haidang.alerting;

/// A decision lacks what its label demands; whoever made it can add that.
public final class Lacking extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// What is missing.
  public enum What {
    /// A dismissal has a reason.
    REASON,
    /// What is said of the truth rests on a web address or a document.
    CITATION,
    /// And on a checklist of which no question is open.
    CHECKLIST,
    /// False news is not merely confirmed: a person says what it is.
    LABEL
  }

  private final What what;

  Lacking(What what, String message) {
    super(message);
    this.what = what;
  }

  public What what() { return what; }
}
