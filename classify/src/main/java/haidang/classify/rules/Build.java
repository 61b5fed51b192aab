package haidang.classify.rules;

import haidang.classify.rules.Parts.CompiledList;
import haidang.events.RuleBody;
import haidang.events.RuleStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds the parts of a rule set, taking over from an older one what has not changed. Lists come first, as they name one
/// another; rules, which name lists alone, are then compiled side by side.
final class Build {
  private static final Pattern PLACE = Pattern.compile("[^/]+/[^/]+\\.yaml");

  private final Parts before;
  private final Dictionary dictionary = new Dictionary();
  private final List<RuleError> errors = new ArrayList<>();
  private final SortedMap<String, RuleBody> listBodies = new TreeMap<>();
  private final SortedMap<String, RuleBody> ruleBodies = new TreeMap<>();
  private final Map<String, String> hashes = new HashMap<>();
  private final SortedMap<String, CompiledList> lists = new TreeMap<>();
  private final Set<String> listsUnderWay = new HashSet<>();
  private final Set<String> listsDone = new HashSet<>();
  private final SortedMap<String, CompiledRule> rules = new TreeMap<>();

  private record Named(String id, String hash, RuleBody body) {
    static Named of(RuleBody body) { return new Named(RuleSet.id(body), RuleSet.hash(body), body); }
  }

  /// @param rule  null when it is not sound
  /// @param fresh whether it was compiled now
  private record Outcome(@Nullable CompiledRule rule, boolean fresh, List<RuleError> errors) {}

  Build(Parts before) { this.before = before; }

  Compilation of(List<RuleBody> bodies, Map<String, RuleStatus> statuses) {
    bodies.parallelStream().map(Named::of).toList().forEach(this::add);
    listBodies.keySet().forEach(this::list);
    List<CompiledRule> fresh = new ArrayList<>();
    for (Outcome outcome : List.copyOf(ruleBodies.keySet()).parallelStream().map(this::rule).toList()) {
      errors.addAll(outcome.errors());
      if (outcome.rule() != null) {
        rules.put(outcome.rule().rule().id(), outcome.rule());
        if (outcome.fresh()) {
          fresh.add(outcome.rule());
        }
      }
    }
    RuleSet set = new RuleSet(new Parts(lists, rules, new TreeMap<>(statuses)));
    Set<String> unsound = new Examples(set).failing(fresh, errors);
    if (!unsound.isEmpty()) {
      rules.keySet().removeAll(unsound);
      set = new RuleSet(new Parts(lists, rules, new TreeMap<>(statuses)));
    }
    errors.sort(Comparator.comparing(RuleError::file).thenComparingInt(RuleError::line)
        .thenComparingInt(RuleError::column));
    return new Compilation(set, errors);
  }

  private void add(Named named) {
    RuleBody body = named.body();
    if (!PLACE.matcher(body.path()).matches()) {
      errors.add(new RuleError(body.path(), 1, 1, "no rule lies here",
          "CATEGORY/NAME.yaml, or lists/NAME.yaml for a list", "move the file into the directory of its category"));
      return;
    }
    RuleBody twin = (named.id().startsWith("@") ? listBodies : ruleBodies).putIfAbsent(named.id(), body);
    if (twin == null) {
      hashes.put(named.id(), named.hash());
    } else {
      errors.add(new RuleError(body.path(), 1, 1, named.id() + " also stands in " + twin.path(), "", "rename one"));
    }
  }

  private Map<String, String> now(Map<String, String> then) {
    return then.keySet().stream().filter(lists::containsKey)
        .collect(Collectors.toMap(name -> name, name -> hashes.getOrDefault(name, "")));
  }

  /// The list of a name, compiled if it was not yet; null when there is none that is sound.
  private @Nullable WordList list(String name) {
    RuleBody body = listBodies.get(name);
    if (body == null) {
      return null;
    }
    if (listsDone.add(name)) {
      listsUnderWay.add(name);
      compile(name, body);
      listsUnderWay.remove(name);
    } else if (listsUnderWay.contains(name)) {
      throw new Misread(0, "list " + name + " leads back to itself", "lists without circles", "");
    }
    CompiledList list = lists.get(name);
    return list == null ? null : list.list();
  }

  private void compile(String name, RuleBody body) {
    CompiledList known = before.lists().get(name);
    if (known != null && known.listsAs().entrySet().stream().allMatch(used -> used.getValue()
        .equals(hashes.get(used.getKey())) && (used.getKey().equals(name) || list(used.getKey()) != null))) {
      lists.put(name, known);
      return;
    }
    YamlFile file = new YamlFile(body);
    ListReader reader = new ListReader(file, name, String.valueOf(hashes.get(name)));
    reader.read().ifPresent(list -> {
      Compiler compiler = new Compiler(dictionary, this::list, listBodies.keySet());
      List<Place> items = new ArrayList<>();
      for (int item = 0; item < list.items().size(); item++) {
        try {
          items.add(compiler.item(list.items().get(item)));
        } catch (Misread e) {
          reader.error(item, e);
        }
      }
      if (file.errors().isEmpty()) {
        Unit<Place> unit = compiler.list(items);
        Map<String, String> used = used(unit.lists());
        used.put(name, list.hash());
        lists.put(name, new CompiledList(list, unit, used));
      }
    });
    errors.addAll(file.errors());
  }

  private Map<String, String> used(List<String> names) {
    Map<String, String> used = new TreeMap<>();
    for (String name : names) {
      CompiledList list = lists.get(name);
      if (list != null) {
        used.putAll(list.listsAs());
      }
    }
    return used;
  }

  private Outcome rule(String id) {
    RuleBody body = Objects.requireNonNull(ruleBodies.get(id));
    String hash = Objects.requireNonNull(hashes.get(id));
    CompiledRule known = before.rules().get(id);
    if (known != null && known.rule().hash().equals(hash) && known.listsAs().equals(now(known.listsAs()))
        && known.path().equals(body.path())) {
      return new Outcome(known, false, List.of());
    }
    YamlFile file = new YamlFile(body);
    CompiledRule compiled = new RuleReader(file, id, hash).read().map(draft -> compile(draft, file, body)).orElse(null);
    return new Outcome(compiled, true, file.errors());
  }

  private @Nullable CompiledRule compile(Draft draft, YamlFile file, RuleBody body) {
    List<String> asked = new ArrayList<>();
    Compiler compiler = new Compiler(new Dictionary(), name -> {
      asked.add(name);
      CompiledList list = lists.get(name);
      return list == null ? null : list.list();
    }, listBodies.keySet());
    try {
      Unit<Test> unit = compiler.rule(draft.match());
      if (Emptiness.mayMatch(unit.body())) {
        throw new Misread(draft.match().at(), "the rule would match a post without any text",
            "a word, phrase or list that must occur", "NOT and conditions on the post need one beside them");
      }
      return new CompiledRule(draft.rule(), body.path(), unit, draft.where(), draft.mustMatch(), draft.mustNotMatch(),
          draft.expression().getStartMark(), used(asked));
    } catch (Misread e) {
      file.error(draft.expression(), e);
      return null;
    }
  }
}
