package haidang.alerting;

import haidang.events.PostId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The cases, as a person works on them.
public interface Cases {
  /// Cases nobody has decided, by [Priority] and then oldest first; those held by others are left out.
  ///
  /// @param by who asks: their own held cases are included
  List<Case> queue(String by, int limit);

  /// Reserves up to `count` cases for one person and answers them with those the person already holds, at most
  /// `count` in all. A share of them is drawn at random, so that low ranks are measured too. No two people ever hold the
  /// same case; what is idle goes back to the queue.
  List<Case.Acknowledged> take(String by, int count);

  /// What a person took last, as far as they still hold it or have decided it themselves.
  Optional<Batch> batch(String by);

  /// Gives back what a person holds.
  void release(String by);

  Optional<Case> find(CaseId id);

  Optional<Case> ofPost(PostId post);

  /// The cases of some posts, of those that have one.
  List<Case> ofPosts(Collection<PostId> posts);

  /// The newest cases, decided or not.
  List<Case> recent(int limit);

  /// Cases of a filter, newest first.
  List<Case> list(CaseFilter filter, int limit);

  /// Every question of a case's checklist, answered or not.
  List<Check> checklist(CaseId id);

  /// Records what a person found out.
  void check(CaseId id, Check check);

  List<TimelineEntry> timeline(CaseId id);

  /// Records a decision.
  ///
  /// @param revision the one the person saw
  /// @param request  chosen by the caller: a repeated request changes nothing and answers the same
  /// @throws StaleCase                when the case has changed since, or another person holds it
  /// @throws IllegalArgumentException when the finding lacks what it needs
  Case.Closed decide(CaseId id, int revision, Finding finding, String request);

  /// Takes back a decision of one's own made a short while ago; one then holds the case.
  ///
  /// @throws StaleCase when it is too late, not one's own, or not decided
  Case.Acknowledged undo(CaseId id, String by);

  /// Opens a decided case once more, however long ago and by whomever it was decided; one then holds it. What was decided
  /// counts for no rule any more; on decisions.v1 it stands until the next decision, which is newer.
  ///
  /// @param revision the one the person saw
  /// @param why      1 to 2,000 chars
  /// @throws StaleCase                when the case has changed since, is not decided, or its post is no longer flagged
  /// @throws IllegalArgumentException when the reason is missing or too long
  Case.Acknowledged reopen(CaseId id, int revision, String by, String why);

  /// Puts a case to another one that says the same; it leaves the queue and is decided with that one.
  ///
  /// @param revision the one the person saw
  /// @throws StaleCase when either has changed since, somebody else holds it, or the other is not open
  Case.Merged merge(CaseId id, int revision, CaseId into, String by);

  /// Takes a merged case out again; one then holds it.
  ///
  /// @throws StaleCase when it is not merged
  Case.Acknowledged split(CaseId id, String by);

  /// What is merged into a case.
  List<Case> merged(CaseId into);

  /// How many wait: what every page shows.
  Tally tally();

  /// How many people have decided.
  long closed();
}
