package haidang.classify.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a rule asks of the atoms that occur, whatever their places: one of each required group, and none that is
/// forbidden. Of a rule that only combines words, phrases and lists of them this is all; of others it is a necessary part
/// that is cheap to look at first.
///
/// @param whole whether nothing else is asked
record Outline(List<int[]> required, List<int[]> forbidden, boolean whole) {
  private static final Outline NOTHING = new Outline(List.of(), List.of(), false);

  /// Writes outlines for one engine.
  record Writer(List<Linked<Place>> lists) {
    Outline of(Linked<Test> rule) { return test(rule.unit().body(), rule); }

    private Outline test(Test test, Linked<?> in) {
      return switch (test) {
        case Test.All all -> {
          List<Outline> parts = all.parts().stream().map(part -> test(part, in)).toList();
          yield new Outline(parts.stream().flatMap(part -> part.required.stream()).toList(),
              parts.stream().flatMap(part -> part.forbidden.stream()).toList(),
              parts.stream().allMatch(Outline::whole));
        }
        case Test.Any any -> either(any.parts().stream().map(part -> test(part, in)).toList());
        case Test.Several several -> either(several.parts().stream().map(part -> test(part, in))
            .limit(several.parts().size() - several.least() + 1).toList()).partly();
        case Test.Not not -> {
          Outline inner = test(not.inner(), in);
          yield inner.whole && inner.forbidden.isEmpty() && inner.required.size() == 1
              ? new Outline(List.of(), inner.required, true)
              : NOTHING;
        }
        case Test.Occurs occurs -> place(occurs.place(), in);
        case Test.Dense dense -> dense.comparison().holdsForNothing() ? NOTHING : place(dense.place(), in).partly();
        case Test.Holds _ -> NOTHING;
      };
    }

    private Outline place(Place place, Linked<?> in) {
      return switch (place) {
        case Place.Atoms some -> new Outline(
            List.of(Arrays.stream(some.atoms()).map(local -> in.atoms()[local]).toArray()), List.of(), true);
        case Place.Union union -> either(union.parts().stream().map(part -> place(part, in)).toList());
        case Place.Near near -> both(place(near.left(), in), place(near.right(), in));
        case Place.Beside beside -> both(place(beside.inner(), in), place(beside.other(), in));
        case Place.Apart apart -> place(apart.inner(), in).partly();
        case Place.Outside outside -> place(outside.inner(), in).partly();
        case Place.Marked marked -> place(marked.inner(), in).partly();
        case Place.InField field -> place(field.inner(), in).partly();
        case Place.Listed listed -> {
          Linked<Place> list = lists.get(in.lists()[listed.list()]);
          yield place(list.unit().body(), list);
        }
      };
    }
  }

  private static Outline both(Outline left, Outline right) {
    return new Outline(Stream.concat(left.required.stream(), right.required.stream()).toList(), List.of(), false);
  }

  /// One of the parts holds, so an atom of the first group of one of them occurs.
  private static Outline either(List<Outline> parts) {
    if (parts.stream().anyMatch(part -> part.required.isEmpty())) {
      return NOTHING;
    }
    boolean whole = parts.stream()
        .allMatch(part -> part.whole && part.required.size() == 1 && part.forbidden.isEmpty());
    List<int[]> firsts = new ArrayList<>();
    parts.forEach(part -> firsts.add(part.required.getFirst()));
    return new Outline(List.of(firsts.stream().flatMapToInt(IntStream::of).sorted().distinct().toArray()), List.of(),
        whole);
  }

  private Outline partly() { return new Outline(required, List.of(), false); }
}
