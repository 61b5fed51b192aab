package haidang.classify.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds in an expression what can be seen without any text: parts that contradict, repeat or swallow one another.
final class Branches {
  /// What a branch does wrong.
  record Flaw(Finding.Sort sort, String message) {}

  List<Flaw> of(Node expression) {
    List<Flaw> flaws = new ArrayList<>();
    look(expression, flaws, true);
    return flaws;
  }

  private void look(Node node, List<Flaw> flaws, boolean whole) {
    switch (node) {
      case Node.And and -> {
        contradictions(and, flaws, whole);
        and.parts().forEach(part -> look(part, flaws, false));
      }
      case Node.Or or -> {
        repetitions(or, flaws);
        or.parts().forEach(part -> look(part, flaws, false));
      }
      case Node.Several several -> {
        twice(several, flaws);
        several.parts().forEach(part -> look(part, flaws, false));
      }
      case Node.Not not -> look(not.inner(), flaws, false);
      case Node.Near near -> {
        look(near.left(), flaws, false);
        look(near.right(), flaws, false);
      }
      case Node.Apart apart -> {
        if (Printer.print(apart.left()).equals(Printer.print(apart.right()))) {
          flaws.add(new Flaw(Finding.Sort.DEAD, Printer.print(node) + " never matches: both sides are the same"));
        }
        look(apart.left(), flaws, false);
        look(apart.right(), flaws, false);
      }
      case Node.Field field -> look(field.inner(), flaws, false);
      case Node.Marked marked -> look(marked.inner(), flaws, false);
      case Node.Words _,Node.Prefix _,Node.Listed _,Node.Tag _,Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _,Node.Density _ ->
        {
        }
    }
  }

  /// A AND NOT A; also A AND NOT (A OR B).
  private static void contradictions(Node.And and, List<Flaw> flaws, boolean whole) {
    Set<String> required = new HashSet<>();
    and.parts().stream().filter(part -> !(part instanceof Node.Not)).forEach(part -> required.add(Printer.print(part)));
    for (Node part : and.parts()) {
      if (part instanceof Node.Not not) {
        List<Node> excluded = not.inner() instanceof Node.Or or ? or.parts() : List.of(not.inner());
        for (Node one : excluded) {
          if (required.contains(Printer.print(one))) {
            flaws.add(new Flaw(whole ? Finding.Sort.DEAD : Finding.Sort.UNREACHABLE,
                Printer.print(one) + " is both required and excluded"));
          }
        }
      }
    }
  }

  /// A OR A; a word beside a prefix, a phrase beside a word, A AND B beside A: the narrower one does nothing.
  private static void repetitions(Node.Or or, List<Flaw> flaws) {
    List<Node> parts = or.parts();
    for (int i = 0; i < parts.size(); i++) {
      for (int k = 0; k < parts.size(); k++) {
        boolean same = Printer.print(parts.get(i)).equals(Printer.print(parts.get(k)));
        if (i != k && (same ? i > k : swallows(parts.get(k), parts.get(i)))) {
          flaws.add(new Flaw(Finding.Sort.UNREACHABLE,
              Printer.print(parts.get(i)) + " adds nothing beside " + Printer.print(parts.get(k))));
        }
      }
    }
  }

  /// One thing counted as two.
  private static void twice(Node.Several several, List<Flaw> flaws) {
    Set<String> parts = new HashSet<>();
    several.parts().stream().map(Printer::print).filter(part -> !parts.add(part))
        .forEach(part -> flaws.add(new Flaw(Finding.Sort.UNREACHABLE, part + " is counted twice")));
  }

  /// Whether the wider one holds wherever the narrower one does.
  private static boolean swallows(Node wider, Node narrower) {
    if (Printer.print(wider).equals(Printer.print(narrower))) {
      return true;
    }
    return switch (narrower) {
      case Node.And and -> and.parts().stream().anyMatch(part -> swallows(wider, part));
      case Node.Near near -> swallows(wider, near.left()) || swallows(wider, near.right());
      case Node.Apart apart -> swallows(wider, apart.left());
      case Node.Marked marked -> swallows(wider, marked.inner());
      case Node.Field field -> swallows(wider, field.inner());
      case Node.Words words -> switch (wider) {
        case Node.Prefix prefix -> words(words).stream().anyMatch(word -> word.startsWith(prefix.text()));
        case Node.Words single -> words(single).size() == 1 && words(words).contains(words(single).getFirst());
        case Node.And _,Node.Or _,Node.Several _,Node.Not _,Node.Near _,Node.Apart _,Node.Listed _,Node.Field _,Node.Marked _,Node.Tag _,Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _,Node.Density _ ->
          false;
      };
      case Node.Or _,Node.Several _,Node.Not _,Node.Prefix _,Node.Listed _,Node.Tag _,Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _,Node.Density _ ->
        false;
    };
  }

  private static List<String> words(Node.Words words) { return new Dictionary().words(words.text()); }
}
