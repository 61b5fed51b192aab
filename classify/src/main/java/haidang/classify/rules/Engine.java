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
  private final int[] anchorsFrom;
  private final int[] anchored;
  private final int[] always;

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
    known = new Known(byNumber.length);
    atoms = List.copyOf(numbers.keySet());
    automaton = new Automaton(atoms);
    anchorsFrom = new int[atoms.size() + 1];
    List<Integer> withoutAnchor = new ArrayList<>();
    int[][] chosen = new int[rules.size()][];
    Anchors anchors = new Anchors(atoms, lists);
    for (int rule = 0; rule < chosen.length; rule++) {
      chosen[rule] = new int[0];
      if (runs(rules.get(rule).status())) {
        Anchors.Choice choice = anchors.of(rules.get(rule).linked());
        if (choice == null) {
          withoutAnchor.add(rule);
        } else {
          chosen[rule] = choice.atoms();
        }
      }
    }
    anchored = anchorTable(chosen);
    always = withoutAnchor.stream().mapToInt(Integer::intValue).toArray();
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

  private int[] anchorTable(int[][] chosen) {
    int total = 0;
    for (int[] some : chosen) {
      for (int atom : some) {
        anchorsFrom[atom + 1]++;
        total++;
      }
    }
    for (int atom = 0; atom < atoms.size(); atom++) {
      anchorsFrom[atom + 1] += anchorsFrom[atom];
    }
    int[] at = anchorsFrom.clone();
    int[] table = new int[total];
    for (int rule = 0; rule < chosen.length; rule++) {
      for (int atom : chosen[rule]) {
        table[at[atom]++] = rule;
      }
    }
    return table;
  }

  Automaton automaton() { return automaton; }

  List<Linked<Place>> lists() { return lists; }

  List<Entry> rules() { return rules; }

  Entry rule(int number) { return byNumber[number]; }

  Outlines outlines() { return outlines; }

  Known known() { return known; }

  List<Atom> atoms() { return atoms; }

  /// Rules that may match without any word.
  int[] always() { return always; }

  /// Where the rules anchored at an atom begin; they end where those of the next atom begin.
  int anchorsFrom(int atom) { return anchorsFrom[atom]; }

  int anchored(int i) { return anchored[i]; }

  /// Number of a rule by its id.
  Map<String, Integer> numbersById() {
    Map<String, Integer> byId = new HashMap<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      byId.put(rules.get(rule).compiled().rule().id(), rule);
    }
    return byId;
  }
}
