package haidang.ingest;

import haidang.events.Presence;
import haidang.events.RawPage;
import haidang.ingest.store.PostState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what would be published and changes nothing: what would be remembered is remembered here.
final class DryRepair implements Repair {
  private final Store store;
  private final Map<String, PostState> ahead = new HashMap<>();

  DryRepair(Store store) { this.store = store; }

  @Override
  public int of(Reading reading) {
    Map<String, PostState> known = states(reading.ids());
    List<Draft> newest = reading.newest(known);
    Set<String> differing = Publisher.differing(reading.source(), newest, known);
    for (Draft draft : newest) {
      PostState before = known.get(draft.id().value());
      if (before == null || !before.page().equals(reading.page().id()) || differing.contains(before.id())) {
        ahead.put(draft.id().value(), after(reading, draft, before));
      }
    }
    List<PostState> doomed = reading.doomed(states(reading.gone()));
    doomed.forEach(state -> ahead.put(state.id(), gone(state)));
    return differing.size() + doomed.size();
  }

  private Map<String, PostState> states(List<String> ids) {
    Map<String, PostState> states = new HashMap<>(store.database().transaction(db -> store.states().find(db, ids)));
    ids.stream().filter(ahead::containsKey).forEach(id -> states.put(id, ahead.get(id)));
    return states;
  }

  private static PostState after(Reading reading, Draft draft, @Nullable PostState before) {
    RawPage page = reading.page();
    return new PostState(draft.id().value(), reading.source().id().value(), draft.found().kind(),
        before == null ? 1 : before.version() + 1, draft.hash(), Presence.PRESENT, page.id(), page.fetched(), 0, 0,
        false, false);
  }

  private static PostState gone(PostState state) {
    return new PostState(state.id(), state.source(), state.kind(), state.version() + 1, "", Presence.GONE, "", null,
        0, 0, false, false);
  }

  @Override
  public void close() {}
}
