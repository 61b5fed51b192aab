package haidang.classify.rules;

import haidang.classify.rules.Lexer.Sort;
import haidang.classify.rules.Lexer.Symbol;
import haidang.classify.vietnamese.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an expression of the rule language. GRAMMAR.md beside the shipped rules is its definition.
final class Parser {
  private static final int LONGEST = 20_000;
  private static final int DEEPEST = 60;
  private static final List<String> IS = List.of("obfuscated", "unaccented", "caps", "question");
  private static final List<String> HAS = List.of("link", "phone", "quote", "emoji");
  static final List<String> COUNTS = List.of("shares", "likes", "comments", "views");
  private static final List<String> FIELDS = List.of("title", "text", "tag", "is", "has", "link", "platform", "kind",
      "source", "language");
  private static final List<String> FUNCTIONS = List.of("quoted", "negated", "plain", "density");
  private static final String ATOM = "a word, \"a phrase\", @list, a condition or (";

  private final List<Symbol> symbols;
  private int next;
  private int depth;

  private Parser(List<Symbol> symbols) { this.symbols = symbols; }

  /// @throws Misread where the expression cannot be read
  static Node parse(String expression) {
    if (expression.length() > LONGEST) {
      throw new Misread(LONGEST, "the expression has " + expression.length() + " characters, limit " + LONGEST);
    }
    Parser parser = new Parser(Lexer.read(expression));
    Node node = parser.or();
    Symbol rest = parser.peek();
    if (rest.sort() != Sort.END) {
      throw parser.leftOver(rest);
    }
    return node;
  }

  private Misread leftOver(Symbol rest) {
    return switch (rest.sort()) {
      case CLOSE -> new Misread(rest.at(), "')' without its '('", "AND, OR or the end", "remove it");
      case WORD, PHRASE, PREFIX, LIST, OPEN -> new Misread(rest.at(), "two terms side by side at " + rest.shown(),
          "AND, OR, NEAR/n, BEFORE/n or the end", sideBySide(rest));
      case COMMA, COLON, OPERATOR, AND, OR, NOT, NEAR, BEFORE, OF, END ->
        new Misread(rest.at(), "unexpected " + rest.shown(),
            "AND, OR, NEAR/n or the end", switch (rest.sort()) {
              case NOT -> "write AND NOT";
              case OF -> "write a number before it: 2 OF (a, b, c)";
              case COMMA -> "commas stand between the parts of n OF (…) alone";
              default -> "";
            });
    };
  }

  private String sideBySide(Symbol rest) {
    Symbol before = symbols.get(next - 1);
    if (before.sort() == Sort.WORD && List.of("and", "or", "not", "near", "before", "of").contains(rest.text())) {
      return "operators are written in capitals";
    }
    return before.sort() == Sort.WORD && rest.sort() == Sort.WORD
        ? "write \"" + before.text() + " " + rest.text() + "\" or " + before.text() + " AND " + rest.text()
        : "put AND or OR between them";
  }

  private Symbol peek() { return symbols.get(next); }

  private Symbol take() { return symbols.get(next++); }

  /// Takes the next symbol if it is of this sort.
  private boolean taken(Sort sort) {
    boolean is = peek().sort() == sort;
    next += is ? 1 : 0;
    return is;
  }

  private Symbol take(Sort sort, String expected) {
    Symbol symbol = take();
    if (symbol.sort() != sort) {
      next--;
      throw new Misread(symbol.at(), "unexpected " + symbol.shown(), expected, "");
    }
    return symbol;
  }

  private Node or() {
    int at = peek().at();
    if (++depth > DEEPEST) {
      throw new Misread(at, "more than " + DEEPEST + " brackets inside one another");
    }
    List<Node> parts = new ArrayList<>();
    do {
      Node part = and();
      parts.addAll(part instanceof Node.Or inner ? inner.parts() : List.of(part));
    } while (taken(Sort.OR));
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new Node.Or(List.copyOf(parts), at);
  }

  private Node and() {
    int at = peek().at();
    List<Node> parts = new ArrayList<>();
    do {
      Node part = not();
      parts.addAll(part instanceof Node.And inner ? inner.parts() : List.of(part));
    } while (taken(Sort.AND));
    return parts.size() == 1 ? parts.getFirst() : new Node.And(List.copyOf(parts), at);
  }

  private Node not() {
    int at = peek().at();
    if (peek().sort() != Sort.NOT) {
      return near();
    }
    take();
    if (peek().sort() == Sort.NOT) {
      throw new Misread(peek().at(), "NOT NOT", ATOM, "remove both");
    }
    return new Node.Not(near(), at);
  }

  private Node near() {
    Node left = atom();
    while (true) {
      Symbol symbol = peek();
      if (symbol.sort() == Sort.NEAR || symbol.sort() == Sort.BEFORE) {
        take();
        left = new Node.Near(left, atom(), symbol.number(), symbol.sort() == Sort.BEFORE, symbol.at());
      } else if (symbol.sort() == Sort.NOT && symbols.get(next + 1).sort() == Sort.NEAR) {
        take();
        int within = take().number();
        left = new Node.Apart(left, atom(), within, symbol.at());
      } else {
        return left;
      }
    }
  }

  private Node atom() {
    Symbol symbol = take();
    return switch (symbol.sort()) {
      case WORD -> word(symbol);
      case PREFIX -> prefix(symbol);
      case PHRASE -> new Node.Words(symbol.text(), true, symbol.at());
      case LIST -> new Node.Listed(symbol.text(), symbol.at());
      case OPEN -> {
        Node inner = or();
        close(symbol);
        yield inner;
      }
      case CLOSE, COMMA, COLON, OPERATOR, AND, OR, NOT, NEAR, BEFORE, OF, END -> {
        next--;
        throw new Misread(symbol.at(), "unexpected " + symbol.shown(), ATOM, "");
      }
    };
  }

  private void close(Symbol open) {
    Symbol symbol = peek();
    if (symbol.sort() == Sort.END) {
      throw new Misread(open.at(), "'(' is never closed", ")", "add a closing bracket");
    }
    if (symbol.sort() != Sort.CLOSE) {
      throw leftOver(symbol);
    }
    take();
  }

  private static Node prefix(Symbol symbol) {
    if (symbol.text().codePointCount(0, symbol.text().length()) < 2) {
      throw new Misread(symbol.at(), "'" + symbol.text() + "*' is too short", "at least two characters before *", "");
    }
    return new Node.Prefix(symbol.text(), symbol.at());
  }

  private Node word(Symbol symbol) {
    Sort after = peek().sort();
    if (after == Sort.COLON) {
      take();
      return field(symbol);
    }
    if (after == Sort.OPEN) {
      take();
      return function(symbol);
    }
    if (after == Sort.OF) {
      take();
      return several(symbol);
    }
    if (after == Sort.OPERATOR) {
      return compared(symbol);
    }
    return new Node.Words(symbol.text(), false, symbol.at());
  }

  private Node several(Symbol number) {
    Symbol open = take(Sort.OPEN, "( after OF");
    List<Node> parts = new ArrayList<>();
    do {
      parts.add(or());
    } while (taken(Sort.COMMA));
    close(open);
    if (!number.text().matches("[0-9]{1,4}")) {
      throw new Misread(number.at(), number.shown() + " is no number", "n OF (a, b, …)", "write 2 OF (a, b, c)");
    }
    int least = Integer.parseInt(number.text());
    if (least < 2 || least >= parts.size()) {
      throw new Misread(number.at(), least + " OF " + parts.size() + " parts",
          "2 or more, and fewer than there are parts",
          least == 1 ? "write OR" : least == parts.size() ? "write AND" : "parts are separated by commas");
    }
    return new Node.Several(least, List.copyOf(parts), number.at());
  }

  private Node field(Symbol name) {
    return switch (name.text()) {
      case "title" -> new Node.Field(true, atom(), name.at());
      case "text" -> new Node.Field(false, atom(), name.at());
      case "tag" -> new Node.Tag(take(Sort.WORD, "the hashtag without its #").text(), name.at());
      case "is" -> feature(name, IS, false);
      case "has" -> feature(name, HAS, true);
      case "link" -> {
        Symbol to = take();
        if (to.sort() != Sort.WORD && to.sort() != Sort.LIST && to.sort() != Sort.PHRASE) {
          throw new Misread(to.at(), "unexpected " + to.shown(), "a host or @list of hosts", "write link:bit.ly");
        }
        yield new Node.LinksTo(to.text(), name.at());
      }
      case "platform" -> attribute(name, Attribute.PLATFORM);
      case "kind" -> attribute(name, Attribute.KIND);
      case "source" -> attribute(name, Attribute.SOURCE);
      case "language" -> attribute(name, Attribute.LANGUAGE);
      default -> throw new Misread(name.at(), "unknown field '" + name.text() + "'",
          "one of " + String.join(", ", FIELDS), Nearest.to(name.text(), FIELDS));
    };
  }

  private Node attribute(Symbol name, Attribute attribute) {
    return new Node.Is(attribute, take(Sort.WORD, "a " + name.text()).text(), name.at());
  }

  private Node feature(Symbol name, List<String> known, boolean has) {
    Symbol value = take(Sort.WORD, "one of " + String.join(", ", known));
    Optional<Feature> feature = Feature.of(value.text());
    if (!known.contains(value.text()) || feature.isEmpty()) {
      throw new Misread(value.at(), "unknown feature '" + value.text() + "'", "one of " + String.join(", ", known),
          Nearest.to(value.text(), known));
    }
    return new Node.Shows(feature.get(), has, name.at());
  }

  private Node function(Symbol name) {
    if (name.text().equals("density")) {
      Symbol list = take(Sort.LIST, "a list, for example density(@obscene-core)");
      take(Sort.CLOSE, ")");
      return new Node.Density(list.text(), comparison(name), name.at());
    }
    for (Mark mark : Mark.values()) {
      if (mark.code().equals(name.text())) {
        Node inner = or();
        close(name);
        return new Node.Marked(mark, inner, name.at());
      }
    }
    throw new Misread(name.at(), "unknown function '" + name.text() + "'", "one of " + String.join(", ", FUNCTIONS),
        Nearest.to(name.text(), FUNCTIONS));
  }

  private Node compared(Symbol name) {
    String text = name.text();
    if (text.startsWith("count.")) {
      String count = text.substring(6);
      if (!COUNTS.contains(count)) {
        throw new Misread(name.at(), "unknown count '" + count + "'", "one of " + String.join(", ", COUNTS),
            Nearest.to(count, COUNTS));
      }
      return new Node.Count(count, comparison(name), name.at());
    }
    if (text.startsWith("score.")) {
      return new Node.Score(text.substring(6), comparison(name), name.at());
    }
    throw new Misread(name.at(), "'" + text + "' cannot be compared", "count.NAME, score.NAME or density(@list)", "");
  }

  private Comparison comparison(Symbol of) {
    Symbol operator = take(Sort.OPERATOR, ">=, >, <= or < after " + of.text());
    Symbol number = take(Sort.WORD, "a number");
    for (Comparison.Operator candidate : Comparison.Operator.values()) {
      if (candidate.code().equals(operator.text())) {
        if (!number.text().matches("[0-9]{1,15}(\\.[0-9]{1,9})?")) {
          throw new Misread(number.at(), "'" + number.text() + "' is no number", "a number such as 100 or 0.3", "");
        }
        return new Comparison(candidate, Double.parseDouble(number.text()));
      }
    }
    throw new Misread(operator.at(), "unknown operator " + operator.shown(), ">=, >, <= or <", "");
  }
}
