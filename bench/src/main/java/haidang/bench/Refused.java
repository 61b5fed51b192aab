package haidang.bench;

/// A measurement that cannot be made, in a sentence for the person who asked for it.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refused(String message) { super(message); }
}
