package haidang.ingest.feed;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Feeds with the slips that other readers forgive, made well-formed: bare ampersands and angle brackets, HTML's
/// entities, characters that XML forbids, tags that do not close, prefixes that nobody declared.
final class ForgivingXml {
  private static final Set<String> ROOTS = Set.of("rss", "feed", "rdf:RDF");
  private static final Pattern ILLEGAL = Pattern
      .compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
  /// Those that stand for what XML forbids.
  private static final Pattern REFERENCE = Pattern.compile(
      "&#(0*([0-8]|1[124-9]|2\\d|3[01])|[xX]0*([0-8bBcCeEfF]|1[0-9a-fA-F]));");
  private static final Pattern END = Pattern.compile("</(rss|feed|rdf:RDF)\\s*>");
  private static final Map<String, String> USUAL = Map.of("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
      "content", "http://purl.org/rss/1.0/modules/content/", "dc", "http://purl.org/dc/elements/1.1/",
      "sy", "http://purl.org/rss/1.0/modules/syndication/", "media", "http://search.yahoo.com/mrss/",
      "atom", "http://www.w3.org/2005/Atom");

  private ForgivingXml() {}

  /// Whether the end of a feed is there. What closes what is left open would pass a feed that was cut off for whole.
  static boolean whole(String text) { return END.matcher(text).find(); }

  /// @return null where there is no feed in it
  static @Nullable String mended(String text) {
    String legal = REFERENCE.matcher(ILLEGAL.matcher(text).replaceAll("")).replaceAll("");
    Document document = Jsoup.parse(legal, "", Parser.xmlParser());
    document.outputSettings().prettyPrint(false);
    return document.children().stream().filter(child -> ROOTS.contains(child.tagName())).findFirst()
        .map(ForgivingXml::declared).map(root -> ILLEGAL.matcher(root.outerHtml()).replaceAll("")).orElse(null);
  }

  /// With a declaration for each prefix in use.
  private static Element declared(Element root) {
    Set<String> prefixes = new TreeSet<>();
    for (Element element : root.getAllElements()) {
      prefixes.add(prefix(element.tagName()));
      for (Attribute attribute : element.attributes()) {
        prefixes.add(prefix(attribute.getKey()));
      }
    }
    for (String prefix : prefixes) {
      if (!Set.of("", "xml", "xmlns").contains(prefix) && !root.hasAttr("xmlns:" + prefix)) {
        root.attr("xmlns:" + prefix, USUAL.getOrDefault(prefix, "urn:undeclared:" + prefix));
      }
    }
    return root;
  }

  private static String prefix(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(0, colon);
  }
}
