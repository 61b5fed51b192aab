package haidang.classify.rules;

import haidang.classify.vietnamese.TermTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses for a rule the atoms of which at least one must occur wherever it matches, the rarest ones it can find: only
/// posts with one of those are looked at closer.
final class Anchors {
  /// @param cost how often they are likely to occur; only its order means anything
  record Choice(double cost, int[] atoms) {}

  private static final double PREFIX_COST = 20;
  private static final TermTable COMMON = common();

  private final List<Atom> atoms;
  private final List<Linked<Place>> lists;

  Anchors(List<Atom> atoms, List<Linked<Place>> lists) {
    this.atoms = atoms;
    this.lists = lists;
  }

  private static TermTable common() {
    TermTable table = new TermTable(256);
    try (InputStream in = Objects.requireNonNull(Anchors.class.getResourceAsStream("common.txt"))) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split(" "))).forEach(table::add);
    } catch (IOException e) {
      throw new UncheckedIOException("common.txt cannot be read", e);
    }
    return table;
  }

  /// Null when the rule may match without any word.
  @Nullable
  Choice of(Linked<Test> rule) { return test(rule.unit().body(), rule); }

  private @Nullable Choice test(Test test, Linked<?> in) {
    return switch (test) {
      case Test.All all -> best(all.parts().stream().map(part -> test(part, in)));
      case Test.Any any -> together(any.parts().stream().map(part -> test(part, in)).toArray(Choice[]::new));
      case Test.Several several -> several(several, in);
      case Test.Occurs occurs -> place(occurs.place(), in);
      case Test.Dense dense -> dense.comparison().holdsForNothing() ? null : place(dense.place(), in);
      case Test.Not _,Test.Holds _ -> null;
    };
  }

  private static @Nullable Choice best(Stream<@Nullable Choice> choices) {
    Choice best = null;
    for (Choice choice : choices.toArray(Choice[]::new)) {
      best = choice != null && (best == null || choice.cost() < best.cost()) ? choice : best;
    }
    return best;
  }

  /// Where n of m parts hold, one of any m - n + 1 of them does: the rarest.
  private @Nullable Choice several(Test.Several several, Linked<?> in) {
    return together(several.parts().stream().map(part -> test(part, in))
        .sorted(Comparator.nullsLast(Comparator.comparingDouble(Choice::cost)))
        .limit(several.parts().size() - several.least() + 1).toArray(Choice[]::new));
  }

  private static @Nullable Choice together(@Nullable Choice[] choices) {
    double cost = 0;
    int size = 0;
    for (Choice choice : choices) {
      if (choice == null) {
        return null;
      }
      cost += choice.cost();
      size += choice.atoms().length;
    }
    int[] all = new int[size];
    int at = 0;
    for (Choice choice : choices) {
      int[] some = Objects.requireNonNull(choice).atoms();
      System.arraycopy(some, 0, all, at, some.length);
      at += some.length;
    }
    return new Choice(cost, all);
  }

  private @Nullable Choice place(Place place, Linked<?> in) {
    return switch (place) {
      case Place.Atoms some -> atoms(some, in);
      case Place.Union union -> together(union.parts().stream().map(part -> place(part, in)).toArray(Choice[]::new));
      case Place.Near near -> best(Stream.of(near.left(), near.right()).map(part -> place(part, in)));
      case Place.Apart apart -> place(apart.inner(), in);
      case Place.Beside beside -> best(Stream.of(beside.inner(), beside.other()).map(part -> place(part, in)));
      case Place.Outside outside -> place(outside.inner(), in);
      case Place.Marked marked -> place(marked.inner(), in);
      case Place.InField field -> place(field.inner(), in);
      case Place.Listed listed -> {
        Linked<Place> list = lists.get(in.lists()[listed.list()]);
        yield place(list.unit().body(), list);
      }
    };
  }

  private Choice atoms(Place.Atoms some, Linked<?> in) {
    int[] found = new int[some.atoms().length];
    double cost = 0;
    for (int i = 0; i < found.length; i++) {
      found[i] = in.atoms()[some.atoms()[i]];
      cost += cost(atoms.get(found[i]));
    }
    return new Choice(cost, found);
  }

  private static double cost(Atom atom) {
    if (atom.prefix()) {
      return PREFIX_COST;
    }
    double cost = Double.MAX_VALUE;
    for (String word : atom.words()) {
      int rank = COMMON.find(word);
      cost = Math.min(cost, rank == TermTable.ABSENT ? 1 : 1 + 1_000.0 / (rank + 2));
    }
    return cost / (1L << Math.min(20, 2 * (atom.length() - 1)));
  }
}
