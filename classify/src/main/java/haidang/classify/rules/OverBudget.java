package haidang.classify.rules;

/// A rule asked for more work on one post than it may.
final class OverBudget extends RuntimeException {
  private static final long serialVersionUID = 1;
  /// Without a stack, so that one serves all.
  @SuppressWarnings("StaticAssignmentOfThrowable")
  static final OverBudget INSTANCE = new OverBudget();

  private OverBudget() { super(null, null, false, false); }
}
