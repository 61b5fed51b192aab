package haidang.deploy;

import org.jspecify.annotations.Nullable;

/// A command that was typed wrongly or names what is not there, told in both languages: exit code 2.
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongUse(String vi, String en) { this(vi, en, null); }

  WrongUse(String vi, String en, @Nullable Throwable cause) { super(vi + "\n" + en, cause); }
}
