package haidang.classify.rules;

import java.util.List;

/// A compiled expression with what it needs of the world: its atoms and the lists it names.
///
/// @param atoms each once
/// @param lists names with `@`, each once
record Unit<T>(T body, List<Atom> atoms, List<String> lists) {
  Unit {
    atoms = List.copyOf(atoms);
    lists = List.copyOf(lists);
  }
}
