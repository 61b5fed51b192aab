package haidang.classify.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which words a rule looks for, lists included.
final class Reach {
  private final Engine engine;

  Reach(Engine engine) { this.engine = engine; }

  /// Numbers of all atoms, each once, in order of the expression.
  List<Integer> atoms(Linked<?> rule) {
    List<Integer> found = new ArrayList<>();
    collect(rule, found, new HashSet<>());
    return found.stream().distinct().toList();
  }

  private void collect(Linked<?> unit, List<Integer> found, Set<Integer> listsSeen) {
    for (int atom : unit.atoms()) {
      found.add(atom);
    }
    for (int list : unit.lists()) {
      if (listsSeen.add(list)) {
        collect(engine.lists().get(list), found, listsSeen);
      }
    }
  }

  /// The words as written, with the bare form where it counts too: `mã xác thực (ma xac thuc)`.
  List<String> forms(Linked<?> rule) {
    return atoms(rule).stream().map(atom -> form(engine.atoms().get(atom))).toList();
  }

  private static String form(Atom atom) {
    String bare = atom.words().stream().map(Folding::fold).collect(Collectors.joining(" "));
    return atom.bare() && !bare.equals(atom.shown()) ? atom.shown() + " (" + bare + ")" : atom.shown();
  }
}
