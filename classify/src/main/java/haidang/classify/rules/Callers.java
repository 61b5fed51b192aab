package haidang.classify.rules;

import java.util.List;

/// Which rules each atom calls up when it is found. A call is a number: the rule's, and in its lower bits what its calls
/// say of it. Every pair of atom and rule has a place of its own; as most atoms call one rule, that is the atom's number.
final class Callers {
  /// One of the atoms that call the rule is all that it asks.
  static final int SETTLED = 1;
  /// The atoms that call the rule are all that its flag rests on.
  static final int TELLING = 2;
  private static final int BITS = 2;
  private static final int NOBODY = -1;

  /// For each atom: nobody, one call, or `-2 - i` where several stand from `i` on in the other table.
  private final int[] of;
  /// Each call and its atom, side by side; an atom's calls end where another atom begins.
  private final int[] several;

  /// @param anchors for each rule the atoms that call it
  /// @param flags   for each rule, [#SETTLED] and [#TELLING]
  Callers(int atoms, List<int[]> anchors, int[] flags) {
    int[] sizes = new int[atoms];
    anchors.forEach(some -> {
      for (int atom : some) {
        sizes[atom]++;
      }
    });
    of = new int[atoms];
    int[] at = new int[atoms];
    int size = 0;
    for (int atom = 0; atom < atoms; atom++) {
      of[atom] = sizes[atom] < 2 ? NOBODY : -2 - size;
      at[atom] = size;
      size += sizes[atom] < 2 ? 0 : sizes[atom];
    }
    several = new int[size * 2];
    for (int rule = 0; rule < anchors.size(); rule++) {
      for (int atom : anchors.get(rule)) {
        int call = rule << BITS | flags[rule];
        if (sizes[atom] == 1) {
          of[atom] = call;
        } else {
          several[at[atom] * 2] = call;
          several[at[atom]++ * 2 + 1] = atom;
        }
      }
    }
  }

  /// The call of a rule of which nothing more is said.
  static int plainCall(int rule) { return rule << BITS; }

  static int rule(int call) { return call >>> BITS; }

  int atoms() { return of.length; }

  /// What [#call] takes beside the atom.
  int of(int atom) { return of[atom]; }

  /// Hands over an atom's calls.
  void call(int atom, int call, int hit, Candidates candidates) {
    if (call >= 0) {
      candidates.add(call, atom, hit);
    } else if (call != NOBODY) {
      for (int i = -2 - call; i * 2 < several.length && several[i * 2 + 1] == atom; i++) {
        candidates.add(several[i * 2], of.length + i, hit);
      }
    }
  }

  /// How many places there are.
  int places() { return of.length + several.length / 2; }

  /// The atom that calls from a place.
  int atom(int place) { return place < of.length ? place : several[(place - of.length) * 2 + 1]; }
}
