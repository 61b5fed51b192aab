package haidang.classify.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns one expression, or one word list, into a [Unit].
final class Compiler {
  private static final int MAX_ATOMS = 5_000;

  private final Dictionary dictionary;
  private final Function<String, @Nullable WordList> lists;
  private final Set<String> listNames;
  private final Map<Atom, Integer> atoms = new LinkedHashMap<>();
  private final Map<String, Integer> named = new LinkedHashMap<>();

  /// @param lists     a word list by its name with `@`, null when there is none
  /// @param listNames for suggestions
  Compiler(Dictionary dictionary, Function<String, @Nullable WordList> lists, Set<String> listNames) {
    this.dictionary = dictionary;
    this.lists = lists;
    this.listNames = listNames;
  }

  /// @throws Misread where the expression asks for what there is not
  Unit<Test> rule(Node expression) {
    Test test = test(expression);
    return new Unit<>(test, List.copyOf(atoms.keySet()), List.copyOf(named.keySet()));
  }

  /// A list of items that [#item] has read.
  Unit<Place> list(List<Place> items) {
    return new Unit<>(union(items), List.copyOf(atoms.keySet()), List.copyOf(named.keySet()));
  }

  /// @throws Misread where the item asks for what there is not; by its offset in an expression
  Place item(WordList.Item item) {
    return switch (item) {
      case WordList.Match match -> place(match.expression());
      case WordList.Term term -> term.text().startsWith("@") ? listed(term.text(), 0) : term(term);
    };
  }

  private Place term(WordList.Term term) {
    List<String> words = read(term.text(), 0);
    boolean phrase = words.size() > 1;
    boolean bare = term.bare() == null ? phrase && term.bareNeeds().isEmpty() : term.bare();
    List<Integer> forms = new ArrayList<>(List.of(atom(form(term.text(), bare))));
    for (String spelling : term.teencode()) {
      forms.add(atom(form(spelling, false)));
    }
    Place written = guarded(term, atoms(forms));
    if (term.bareNeeds().isEmpty()) {
      return written;
    }
    Place anyForm = atoms(List.of(atom(new Atom(words, false, true))));
    return union(List.of(written,
        guarded(term, new Place.Beside(anyForm, neighbours(term.bareNeeds()), WordList.BARE_REACH))));
  }

  private Place guarded(WordList.Term term, Place inner) {
    Place place = term.except().isEmpty() ? inner : new Place.Outside(inner, neighbours(term.except()));
    return term.needs().isEmpty() ? place : new Place.Beside(place, neighbours(term.needs()), WordList.NEEDS_REACH);
  }

  private Atom form(String text, boolean bare) {
    if (text.endsWith("*")) {
      return new Atom(List.of(prefix(text.substring(0, text.length() - 1), 0)), true, false);
    }
    return new Atom(read(text, 0), false, bare);
  }

  private Place neighbours(List<String> texts) {
    return atoms(texts.stream().map(text -> atom(form(text, true))).toList());
  }

  private String prefix(String text, int at) {
    List<String> words = read(text, at);
    if (words.size() != 1 || words.getFirst().length() < 2) {
      throw new Misread(at, "'" + text + "*' is no beginning of a word", "one word of two characters or more, then *",
          "");
    }
    return words.getFirst();
  }

  private List<String> read(String text, int at) {
    List<String> words = dictionary.words(text);
    if (words.isEmpty()) {
      throw new Misread(at, "there is no word in \"" + text + "\"", "at least one letter or digit", "");
    }
    if (words.size() > Atom.MAX_WORDS) {
      throw new Misread(at, "a phrase of " + words.size() + " words, limit " + Atom.MAX_WORDS, "", "use NEAR");
    }
    return words;
  }

  private int atom(Atom atom) {
    Integer known = atoms.putIfAbsent(atom, atoms.size());
    if (atoms.size() > MAX_ATOMS) {
      throw new Misread(0, "more than " + MAX_ATOMS + " words and phrases", "", "split it");
    }
    return known == null ? atoms.size() - 1 : known;
  }

  private static Place atoms(List<Integer> numbers) {
    return new Place.Atoms(numbers.stream().mapToInt(Integer::intValue).sorted().distinct().toArray());
  }

  private Place listed(String name, int at) {
    WordList list = lists.apply(name);
    if (list == null && listNames.contains(name)) {
      throw new Misread(at, "list " + name + " does not load itself", "a sound list", "repair it first");
    }
    if (list == null) {
      throw new Misread(at, "unknown list " + name, "a file lists/" + name.substring(1) + ".yaml",
          Nearest.to(name, listNames));
    }
    if (!list.domains().isEmpty()) {
      throw new Misread(at, name + " is a list of hosts", "a list of words", "write link:" + name);
    }
    Integer known = named.putIfAbsent(name, named.size());
    return new Place.Listed(known == null ? named.size() - 1 : known);
  }

  private Test test(Node node) {
    return switch (node) {
      case Node.And and -> new Test.All(and.parts().stream().map(this::test).toList());
      case Node.Or or -> placed(or) ? new Test.Occurs(place(or)) : any(or);
      case Node.Several several -> new Test.Several(several.least(),
          several.parts().stream().map(this::test).toList());
      case Node.Not not -> new Test.Not(test(not.inner()));
      case Node.Shows shows -> new Test.Holds(new Condition.Shows(shows.feature(), shows.has()));
      case Node.LinksTo link -> new Test.Holds(new Condition.LinksTo(hosts(link), link.to()));
      case Node.Is is -> new Test.Holds(new Condition.OneOf(is.attribute(), Set.of(is.value())));
      case Node.Count count -> new Test.Holds(new Condition.Counted(count.name(), count.comparison()));
      case Node.Score score -> new Test.Holds(new Condition.Scored(score.name(), score.comparison()));
      case Node.Density density -> new Test.Dense(listed(density.list(), density.at()), density.comparison());
      case Node.Near _,Node.Apart _,Node.Words _,Node.Prefix _,Node.Listed _,Node.Field _,Node.Marked _,Node.Tag _ ->
        new Test.Occurs(
            place(node));
    };
  }

  private Test any(Node.Or or) { return new Test.Any(or.parts().stream().map(this::test).toList()); }

  private static boolean placed(Node node) {
    return switch (node) {
      case Node.Or or -> or.parts().stream().allMatch(Compiler::placed);
      case Node.Near _,Node.Apart _,Node.Words _,Node.Prefix _,Node.Listed _,Node.Field _,Node.Marked _,Node.Tag _ ->
        true;
      case Node.And _,Node.Several _,Node.Not _,Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _,Node.Density _ ->
        false;
    };
  }

  private Place place(Node node) {
    return switch (node) {
      case Node.Words words -> {
        List<String> read = read(words.text(), words.at());
        yield atoms(List.of(atom(new Atom(read, false, read.size() > 1))));
      }
      case Node.Prefix prefix -> atoms(
          List.of(atom(new Atom(List.of(prefix(prefix.text(), prefix.at())), true, false))));
      case Node.Tag tag -> atoms(List.of(atom(new Atom(List.of("#" + tag(tag)), false, false))));
      case Node.Listed listed -> listed(listed.name(), listed.at());
      case Node.Or or -> union(or.parts().stream().map(this::place).toList());
      case Node.Near near -> new Place.Near(place(near.left()), place(near.right()), near.within(), near.ordered());
      case Node.Apart apart -> new Place.Apart(place(apart.left()), place(apart.right()), apart.within());
      case Node.Field field -> new Place.InField(place(field.inner()), field.title());
      case Node.Marked marked -> new Place.Marked(place(marked.inner()), marked.mark());
      case Node.And and -> throw placeless(and, "AND",
          "use NEAR/" + Lexer.FARTHEST + ", or put AND outside: (a NEAR/5 c) AND (b NEAR/5 c)");
      case Node.Several several -> throw placeless(several, "n OF", "put it outside: 2 OF (a NEAR/5 x, b NEAR/5 x, …)");
      case Node.Not not -> throw placeless(not, "NOT", "use NOT NEAR/n");
      case Node.Shows _,Node.LinksTo _,Node.Is _,Node.Count _,Node.Score _,Node.Density _ -> throw placeless(node,
          "a condition on the post", "put it outside with AND");
    };
  }

  private static Misread placeless(Node node, String what, String suggestion) {
    return new Misread(node.at(), what + " has no place in the text", "a word, phrase, list, or OR and NEAR of them",
        suggestion);
  }

  private static String tag(Node.Tag tag) { return String.join("", new Dictionary().words(tag.word())); }

  private static Place union(List<Place> places) {
    List<Place> parts = places.stream()
        .flatMap(place -> place instanceof Place.Union union ? union.parts().stream() : Stream.of(place)).toList();
    int[] atoms = parts.stream().filter(Place.Atoms.class::isInstance)
        .flatMapToInt(part -> Arrays.stream(((Place.Atoms) part).atoms())).sorted().distinct().toArray();
    List<Place> all = new ArrayList<>();
    if (atoms.length > 0) {
      all.add(new Place.Atoms(atoms));
    }
    parts.stream().filter(part -> !(part instanceof Place.Atoms)).forEach(all::add);
    return all.size() == 1 ? all.getFirst() : new Place.Union(List.copyOf(all));
  }

  private Set<String> hosts(Node.LinksTo link) {
    if (!link.to().startsWith("@")) {
      return Set.of(link.to().toLowerCase(Locale.ROOT));
    }
    WordList list = lists.apply(link.to());
    if (list == null || list.domains().isEmpty()) {
      throw new Misread(link.at(), list == null ? "unknown list " + link.to() : link.to() + " is a list of words",
          "a list with domains", Nearest.to(link.to(), listNames));
    }
    return new TreeSet<>(list.domains());
  }
}
