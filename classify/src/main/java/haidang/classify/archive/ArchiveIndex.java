package haidang.classify.archive;

import haidang.events.log.Follower;
import java.time.Instant;

/// The side of an archive that is filled from judged.v1. Whoever follows the log calls [Follower]'s methods from
/// one thread; the others may be called from any.
///
/// Per post id the highest version wins, and an equal record changes nothing. A withdrawn post leaves a mark of its
/// version, so that an older record cannot bring it back. What was applied since the last commit is lost with the
/// process and comes again from the log, as the positions are part of the commit.
public interface ArchiveIndex extends Archive, Follower, AutoCloseable {
  /// Shows readers what was applied.
  void refresh();

  /// Makes what was applied and its positions durable.
  void commit();

  /// Removes withdrawn and replaced posts from the disk, bytes and all.
  void eraseNow();

  /// Forgets posts, and marks of withdrawn ones, that were logged before an instant. Their bytes go with the next
  /// [#eraseNow].
  void expire(Instant before);

  /// Whether a failure of the disk has closed the index. It takes nothing more until [#reopen].
  boolean broken();

  /// Opens a broken index again as of its last commit; the log must be followed anew from [#positions].
  void reopen();

  /// Commits and closes.
  @Override
  void close();
}
