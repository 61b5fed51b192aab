package haidang.ingest.feed;

import haidang.ingest.collect.Unreadable;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.JDOMException;
import org.jdom2.input.JDOMParseException;
import org.jdom2.input.SAXBuilder;
import org.jsoup.parser.Parser;

/// XML as the web serves it: parsed strictly, and once more after the two most common slips are mended.
final class Xml {
  private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml[^>]{0,200}\\?>");
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>\\[]{0,500}>");
  private static final Pattern ENTITY = Pattern.compile("&([A-Za-z][A-Za-z0-9]{1,30});");
  private static final Pattern ILLEGAL = Pattern
      .compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private Xml() {}

  static Document parse(String text, URI base) throws Unreadable {
    String body = DECLARATION.matcher(text).replaceFirst("");
    try {
      return strictly(body);
    } catch (JDOMException | IOException strict) {
      try {
        return strictly(mended(body));
      } catch (JDOMException | IOException e) {
        throw new Unreadable(where(base, strict), strict);
      }
    }
  }

  private static Document strictly(String text) throws JDOMException, IOException {
    var builder = new SAXBuilder();
    builder.setExpandEntities(false);
    builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
    builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    try {
      return builder.build(new StringReader(text));
    } catch (IllegalArgumentException e) { // JDOM's word for names and data that XML's own parser let pass
      throw new JDOMException(e.getMessage(), e);
    }
  }

  /// Without characters that XML forbids, with HTML's entities as the letters they stand for.
  private static String mended(String text) {
    String legal = ILLEGAL.matcher(DOCTYPE.matcher(text).replaceFirst("")).replaceAll("");
    return ENTITY.matcher(legal).replaceAll(found -> Matcher.quoteReplacement(letter(found.group())));
  }

  private static String letter(String entity) {
    return switch (entity) {
      case "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" -> entity;
      default -> {
        String letters = Parser.unescapeEntities(entity, true);
        yield letters.equals(entity) ? "&amp;" + entity.substring(1) : letters;
      }
    };
  }

  private static String where(URI base, Exception trouble) {
    return trouble instanceof JDOMParseException parse
        ? base + " is no well-formed XML at line " + parse.getLineNumber() + ", column " + parse.getColumnNumber()
            + " (a cut-off answer looks like this)"
        : base + " is no well-formed XML";
  }
}
