package haidang.classify.rules;

import haidang.events.RuleStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// All units of a rule set linked into one automaton. Immutable.
final class Engine {
  /// A rule in its place; rules are numbered by severity, highest first, then by id.
  record Entry(int number, CompiledRule compiled, Rule rule, RuleStatus status, Linked<Test> linked, Reasons reasons) {}

  private final List<Atom> atoms;
  private final Automaton automaton;
  private final List<Linked<Place>> lists;
  private final Map<String, Integer> listNumbers = new TreeMap<>();
  private final List<Entry> rules;
  private final Entry[] byNumber;
  private final Outlines outlines;
  private final Known known;
  private final Callers callers;
  private final int[] always;
  /// The workspace given back last, and those of threads that judged at the same time.
  private final AtomicReference<@Nullable Workspace> spare = new AtomicReference<>();
  private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();

  Engine(Map<String, Unit<Place>> namedLists, Map<CompiledRule, RuleStatus> compiled) {
    Map<Atom, Integer> numbers = new LinkedHashMap<>();
    List<String> names = namedLists.keySet().stream().sorted().toList();
    names.forEach(name -> listNumbers.put(name, listNumbers.size()));
    List<Linked<Place>> linkedLists = new ArrayList<>();
    names.forEach(name -> linkedLists.add(link(Objects.requireNonNull(namedLists.get(name)), numbers)));
    lists = List.copyOf(linkedLists);
    List<Entry> entries = new ArrayList<>(compiled.size());
    compiled.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey, ORDER)).forEach(entry -> {
      CompiledRule rule = entry.getKey();
      entries.add(new Entry(entries.size(), rule, rule.rule(), entry.getValue(), link(rule.unit(), numbers),
          new Reasons(rule.rule(), this)));
    });
    rules = List.copyOf(entries);
    byNumber = rules.toArray(Entry[]::new);
    Outline.Writer writer = new Outline.Writer(lists);
    outlines = new Outlines(rules.stream().map(entry -> writer.of(entry.linked())).toList(),
        rule -> byNumber[rule].status() == RuleStatus.ACTIVE && byNumber[rule].compiled().where().isEmpty());
    atoms = List.copyOf(numbers.keySet());
    automaton = new Automaton(atoms);
    Anchors anchors = new Anchors(atoms, lists);
    List<Integer> withoutAnchor = new ArrayList<>();
    List<int[]> chosen = new ArrayList<>(rules.size());
    int[] flags = new int[rules.size()];
    for (Entry rule : rules) {
      Anchors.Choice choice = runs(rule.status()) ? anchors.of(rule.linked()) : new Anchors.Choice(0, new int[0]);
      if (choice == null) {
        withoutAnchor.add(rule.number());
      }
      chosen.add(choice == null ? new int[0] : choice.atoms());
      flags[rule.number()] = choice == null ? 0 : outlines.called(rule.number(), choice.atoms().length);
    }
    callers = new Callers(atoms.size(), chosen, flags);
    known = new Known(callers.places(), byNumber.length);
    always = withoutAnchor.stream().mapToInt(Callers::plainCall).toArray();
  }

  private static final Comparator<CompiledRule> ORDER = Comparator
      .comparing((CompiledRule rule) -> rule.rule().severity()).reversed()
      .thenComparing(rule -> rule.rule().id());

  private static boolean runs(RuleStatus status) { return status == RuleStatus.ACTIVE || status == RuleStatus.SHADOW; }

  private <T> Linked<T> link(Unit<T> unit, Map<Atom, Integer> numbers) {
    int[] atomNumbers = new int[unit.atoms().size()];
    for (int i = 0; i < atomNumbers.length; i++) {
      Integer known = numbers.putIfAbsent(unit.atoms().get(i), numbers.size());
      atomNumbers[i] = known == null ? numbers.size() - 1 : known;
    }
    int[] listIds = unit.lists().stream().mapToInt(name -> Objects.requireNonNull(listNumbers.get(name))).toArray();
    return new Linked<>(unit, atomNumbers, listIds);
  }

  /// What one thread needs to judge a post; to be given back when it has.
  Workspace take() {
    Workspace workspace = spare.getAndSet(null);
    if (workspace == null) {
      workspace = idle.poll();
    }
    return workspace == null ? new Workspace(this) : workspace;
  }

  void giveBack(Workspace workspace) {
    if (!spare.compareAndSet(null, workspace)) {
      idle.add(workspace);
    }
  }

  Automaton automaton() { return automaton; }

  List<Linked<Place>> lists() { return lists; }

  List<Entry> rules() { return rules; }

  Entry rule(int number) { return byNumber[number]; }

  Outlines outlines() { return outlines; }

  Known known() { return known; }

  List<Atom> atoms() { return atoms; }

  /// Calls of the rules that may match without any word.
  int[] always() { return always; }

  /// Which rules each atom calls up.
  Callers callers() { return callers; }

  /// Number of a rule by its id.
  Map<String, Integer> numbersById() {
    Map<String, Integer> byId = new HashMap<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      byId.put(rules.get(rule).compiled().rule().id(), rule);
    }
    return byId;
  }
}
