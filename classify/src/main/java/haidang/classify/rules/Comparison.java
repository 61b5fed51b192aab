package haidang.classify.rules;

/// A limit to compare a number with, for example `>= 100`.
record Comparison(Operator operator, double limit) {
  enum Operator {
    AT_LEAST(">="), AT_MOST("<="), ABOVE(">"), BELOW("<");

    private final String code;

    Operator(String code) { this.code = code; }

    String code() { return code; }
  }

  boolean holds(double value) {
    return switch (operator) {
      case AT_LEAST -> value >= limit;
      case AT_MOST -> value <= limit;
      case ABOVE -> value > limit;
      case BELOW -> value < limit;
    };
  }

  /// Whether 0 meets it.
  boolean holdsForNothing() { return holds(0); }

  @Override
  public String toString() {
    String number = limit == Math.rint(limit) && Math.abs(limit) < 1e15
        ? Long.toString((long) limit)
        : Double.toString(limit);
    return operator.code() + " " + number;
  }
}
