package haidang.deploy;

/// A command that was typed wrongly or names what is not there: exit code 2, told in both languages.
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongUse(String vi, String en) { super(vi + "\n" + en); }
}
