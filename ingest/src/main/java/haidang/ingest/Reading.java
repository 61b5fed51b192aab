package haidang.ingest;

import haidang.events.Position;
import haidang.events.RawPage;
import haidang.ingest.source.Source;
import haidang.ingest.store.PostState;
import java.util.List;
import java.util.Map;

/// A raw page as its mapper reads it now.
///
/// @param at   where it lies
/// @param gone ids of posts it says are deleted
record Reading(Source source, RawPage page, Position at, List<Draft> drafts, List<String> gone) {
  List<String> ids() { return ids(drafts); }

  static List<String> ids(List<Draft> drafts) { return drafts.stream().map(draft -> draft.id().value()).toList(); }

  /// The posts for which this page counts: none that is gone, and none that a newer page is known to show.
  ///
  /// @param known the states of [#ids()]
  List<Draft> newest(Map<String, PostState> known) {
    return drafts.stream().filter(draft -> {
      PostState state = known.get(draft.id().value());
      return state == null || (!state.gone() && state.newestOn(page));
    }).toList();
  }

  /// The ids of posts it shows that are gone: it must not be kept readable.
  List<String> showsGone(Map<String, PostState> known) {
    return ids().stream().filter(id -> known.containsKey(id) && known.get(id).gone()).toList();
  }

  /// What is still there of what the page says is deleted.
  ///
  /// @param known the states of [#gone()]
  List<PostState> doomed(Map<String, PostState> known) {
    return known.values().stream().filter(state -> !state.gone() && state.newestOn(page)).toList();
  }
}
