package haidang.ingest.text;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML as the text a reader sees: blocks on lines of their own, no tags, no scripts, and no captions, which belong to
/// their pictures.
public final class PlainText {
  private static final Set<String> UNSEEN = Set.of("script", "style", "noscript", "template", "svg", "iframe", "form",
      "button", "nav", "head", "figcaption");
  private static final Set<String> BLOCKS = Set.of("p", "div", "li", "ul", "ol", "table", "tr", "blockquote", "pre",
      "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "figure", "figcaption", "header", "footer", "aside",
      "main", "dl", "dt", "dd", "hr");

  private PlainText() {}

  /// @param html a fragment or a whole page
  public static String of(String html) {
    return html.indexOf('<') < 0 && html.indexOf('&') < 0 ? html.strip() : of(Jsoup.parseBodyFragment(html).body());
  }

  public static String of(Element element) {
    var out = new Lines();
    element.traverse(new NodeVisitor() {
      private int hidden;

      @Override
      public void head(Node node, int depth) {
        hidden += unseen(node) ? 1 : 0;
        if (hidden == 0) {
          write(node, out);
        }
      }

      @Override
      public void tail(Node node, int depth) {
        hidden -= unseen(node) ? 1 : 0;
        if (node instanceof Element e && BLOCKS.contains(name(e))) {
          out.newLine();
        }
      }
    });
    return out.toString();
  }

  private static void write(Node node, Lines out) {
    if (node instanceof TextNode text) {
      out.words(text.getWholeText());
    } else if (node instanceof Element element) {
      if (name(element).equals("br") || BLOCKS.contains(name(element))) {
        out.newLine();
      } else if (name(element).equals("td") || name(element).equals("th")) {
        out.words(" ");
      }
    }
  }

  private static boolean unseen(Node node) { return node instanceof Element e && UNSEEN.contains(name(e)); }

  private static String name(Element element) { return element.normalName().toLowerCase(Locale.ROOT); }

  /// Collects words; runs of white space become one space, runs of new lines one line break.
  private static final class Lines {
    private final StringBuilder text = new StringBuilder();
    private boolean space;
    private boolean line;

    void words(String raw) {
      for (int i = 0; i < raw.length(); i++) {
        char c = raw.charAt(i);
        if (Character.isWhitespace(c) || c == '\u00a0') {
          space = true;
        } else {
          separate();
          text.append(c);
        }
      }
    }

    void newLine() { line = true; }

    private void separate() {
      if (!text.isEmpty() && (line || space)) {
        text.append(line ? '\n' : ' ');
      }
      line = false;
      space = false;
    }

    @Override
    public String toString() { return text.toString(); }
  }
}
