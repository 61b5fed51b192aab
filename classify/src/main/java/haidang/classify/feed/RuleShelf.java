package haidang.classify.feed;

import haidang.classify.rules.RuleSet;
import haidang.events.Malformed;
import haidang.events.RuleBody;
import haidang.events.RuleManifest;
import haidang.events.log.Stored;
import haidang.events.log.Wire;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What rules.v1 says so far: all bodies by hash, and the manifest that counts.
final class RuleShelf {
  static final String BODY = "rule/";
  static final String SET = "set/";
  static final String CURRENT = "set/current";

  private static final Logger LOG = LoggerFactory.getLogger(RuleShelf.class);

  private final Map<String, RuleBody> bodies = new HashMap<>();
  private final Set<List<RuleManifest.Entry>> earlier = new HashSet<>();
  private @Nullable RuleManifest current;

  /// Takes a record in. One that is not as agreed is named and passed over: the rules that are there stay.
  void take(Stored stored) {
    String key = stored.keyText();
    try {
      if (key.startsWith(BODY)) {
        body(key.substring(BODY.length()), Wire.parse(stored, RuleBody.class, "rule-body.v1"));
      } else if (key.equals(CURRENT)) {
        current = Wire.parse(stored, RuleManifest.class, "rule-manifest.v1");
      } else if (key.startsWith(SET)) {
        earlier.add(Wire.parse(stored, RuleManifest.class, "rule-manifest.v1").entries());
      }
    } catch (Malformed e) {
      LOG.atError().addKeyValue("key", key).addKeyValue("error", e.getMessage()).log("rule record passed over");
    }
  }

  @Nullable
  RuleManifest current() { return current; }

  /// Whether exactly these entries are or were in force.
  boolean knows(List<RuleManifest.Entry> entries) { return earlier.contains(entries); }

  @Nullable
  RuleBody body(String hash) { return bodies.get(hash); }

  private void body(String hash, RuleBody body) {
    String found = RuleSet.hash(body);
    if (!found.equals(hash)) {
      throw new Malformed("rule body " + hash + " has hash " + found);
    }
    bodies.put(hash, body);
  }
}
