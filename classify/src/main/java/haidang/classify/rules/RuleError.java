package haidang.classify.rules;

/// Why a rule or list does not load, in terms its author can act on.
///
/// @param file       path of the file, for example `scam/fake-bank-otp.yaml`
/// @param line       from 1
/// @param column     from 1
/// @param message    what is wrong
/// @param expected   what was expected instead, empty when nothing more can be said
/// @param suggestion what to write, empty when nothing comes close
public record RuleError(String file, int line, int column, String message, String expected, String suggestion) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message + (expected.isEmpty() ? "" : "; expected " + expected)
        + (suggestion.isEmpty() ? "" : "; " + suggestion);
  }
}
