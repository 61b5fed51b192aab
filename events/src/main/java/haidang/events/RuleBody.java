package haidang.events;

/// An immutable rule or word list as its author wrote it; lies under `rule/<hash>`.
///
/// @param path where it came from, for messages: `scam/fake-bank-otp.yaml`
/// @param yaml the whole file
public record RuleBody(String path, String yaml) {}
