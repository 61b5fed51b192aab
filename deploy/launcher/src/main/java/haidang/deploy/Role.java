package haidang.deploy;

import java.util.EnumSet;
import java.util.Set;

/// What a process does. Any number of them may share one process, or have one each.
enum Role {
  /// Watches sources.
  INGEST,
  /// Judges posts.
  CLASSIFY,
  /// Keeps judged posts in an index of this process.
  ARCHIVE,
  /// Opens cases, sends mail, writes digests.
  ALERTING,
  /// Answers people; holds an archive of its own process.
  CONSOLE;

  static final Set<Role> ALL = EnumSet.allOf(Role.class);
}
