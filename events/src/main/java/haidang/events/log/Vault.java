package haidang.events.log;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// Seals values with a data key each. Dropping the key erases the value wherever its bytes still lie.
public interface Vault {
  /// Encrypts under a new data key, or under the key that `id` already has.
  ///
  /// @param id       names the key, for example a raw page id
  /// @param subjects post ids whose erasure must drop this key
  /// @param expires  when the log holds nothing more that was sealed now, so that the key can go; the latest counts
  /// @throws Unavailable when the key store cannot be reached
  byte[] seal(String id, Collection<String> subjects, byte[] plain, Instant expires);

  /// The plain bytes, or empty when the key was dropped.
  Optional<byte[]> open(String id, byte[] sealed);

  /// Drops every key that has this subject; answers how many.
  int drop(String subject);
}
