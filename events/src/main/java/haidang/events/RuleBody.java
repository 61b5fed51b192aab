package haidang.events;

/// An immutable rule or word list as its author wrote it; lies under `rule/<hash>`.
///
/// @param path where it came from, for messages: `scam/fake-bank-otp.yaml`
/// @param yaml the whole file
public record RuleBody(String path, String yaml) {
  @SuppressWarnings("NullAway") // JSON may leave out anything
  public RuleBody {
    if (path == null || yaml == null) {
      throw new Malformed("rule body " + path + " lacks its path or text");
    }
  }
}
