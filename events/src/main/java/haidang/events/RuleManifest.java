package haidang.events;

import java.util.List;

/// Which bodies form the rule set; lies under `set/<number>`, and again under `set/current`.
///
/// @param number  rises by one
/// @param entries by rule id
public record RuleManifest(long number, List<Entry> entries) {
  @SuppressWarnings("NullAway") // JSON leaves out what is empty
  public RuleManifest {
    entries = entries == null ? List.of() : List.copyOf(entries);
  }

  /// @param rule rule id, or `@name` for a word list
  /// @param hash hash of its body
  public record Entry(String rule, String hash, RuleStatus status) {}
}
