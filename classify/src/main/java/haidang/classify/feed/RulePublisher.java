package haidang.classify.feed;

import haidang.classify.rules.Compilation;
import haidang.classify.rules.RuleError;
import haidang.classify.rules.RulePack;
import haidang.classify.rules.RuleSet;
import haidang.events.RuleBody;
import haidang.events.RuleManifest;
import haidang.events.RuleManifest.Entry;
import haidang.events.log.Event;
import haidang.events.log.EventLog;
import haidang.events.log.Superseded;
import haidang.events.log.Topic;
import haidang.events.log.Wire;
import haidang.events.log.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Puts a pack of rules in force for everybody who follows rules.v1.
public final class RulePublisher {
  /// What came of publishing.
  ///
  /// @param number  of the manifest in force
  /// @param changed whether it is a new one
  /// @param errors  rules that are not sound
  public record Published(long number, boolean changed, List<RuleError> errors) {
    public Published {
      errors = List.copyOf(errors);
    }
  }

  private static final String WRITER = "rules";
  private static final int MOST_TRIES = 5;

  private final EventLog log;

  public RulePublisher(EventLog log) { this.log = log; }

  /// Publishes bodies, a numbered manifest and the current one in one transaction; nothing when all of it is in
  /// force already, or when any rule is not sound: what a person puts in force is in force as a whole or not at all.
  ///
  /// @throws haidang.events.log.Unavailable when the log cannot be reached; nothing is published
  public Published publish(RulePack pack) { return publish(pack, false); }

  /// The same for a start of the program: a pack that was in force before is not put back. Whoever has put other rules
  /// in force since meant to.
  public Published offer(RulePack pack) { return publish(pack, true); }

  private Published publish(RulePack pack, boolean onlyNew) {
    for (int tries = 1;; tries++) {
      try (Writer writer = log.writer(WRITER)) { // before reading: whoever publishes in between is noticed
        return publish(writer, pack, onlyNew);
      } catch (Superseded e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private Published publish(Writer writer, RulePack pack, boolean onlyNew) {
    RuleShelf shelf = new RuleShelf();
    log.scan(Topic.RULES, shelf::take);
    RuleManifest current = shelf.current() == null ? new RuleManifest(0, List.of()) : shelf.current();
    Compilation compiled = RuleSet.compile(pack);
    if (!onlyNew && !compiled.errors().isEmpty()) {
      return new Published(current.number(), false, compiled.errors());
    }
    List<Entry> entries = entries(compiled, current);
    if (entries.equals(current.entries()) || onlyNew && shelf.knows(entries)) {
      return new Published(current.number(), false, compiled.errors());
    }
    RuleManifest manifest = new RuleManifest(current.number() + 1, entries);
    List<Event> events = new ArrayList<>(bodies(pack, manifest, shelf));
    events.add(Wire.event(RuleShelf.SET + manifest.number(), manifest));
    events.add(Wire.event(RuleShelf.CURRENT, manifest));
    writer.append(transaction -> transaction.appendAll(events));
    return new Published(manifest.number(), true, compiled.errors());
  }

  private static List<Entry> entries(Compilation compiled, RuleManifest current) {
    Map<String, Entry> byRule = new TreeMap<>();
    Map<String, Entry> before = new HashMap<>();
    current.entries().forEach(entry -> before.put(entry.rule(), entry));
    for (RuleError error : compiled.errors()) {
      Entry lastGood = before.get(RuleSet.id(new RuleBody(error.file(), "")));
      if (lastGood != null) {
        byRule.put(lastGood.rule(), lastGood);
      }
    }
    compiled.rules().manifest(0).entries().forEach(entry -> byRule.put(entry.rule(), entry));
    return List.copyOf(byRule.values());
  }

  private static List<Event> bodies(RulePack pack, RuleManifest manifest, RuleShelf shelf) {
    Map<String, RuleBody> byHash = new HashMap<>();
    pack.bodies().forEach(body -> byHash.put(RuleSet.hash(body), body));
    List<Event> events = new ArrayList<>();
    for (Entry entry : manifest.entries()) {
      RuleBody body = byHash.get(entry.hash());
      if (body != null && shelf.body(entry.hash()) == null) {
        events.add(Wire.event(entry.hash(), body));
      }
    }
    return events;
  }
}
