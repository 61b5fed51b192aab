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
import org.jspecify.annotations.Nullable;

/// XML as the web serves it: parsed strictly and, where that fails, once more by [ForgivingXml].
///
/// Nothing before the root counts: a feed says nothing there, and a DOCTYPE without its entities can do no harm.
final class Xml {
  private static final Pattern ELEMENT = Pattern.compile("<[A-Za-z_]");

  private Xml() {}

  /// @param flaw what is wrong with it, null where nothing is
  record Parsed(Document document, @Nullable String flaw) {}

  static Parsed parse(String text, URI base) throws Unreadable {
    String body = fromRoot(text);
    try {
      return new Parsed(strictly(body), null);
    } catch (JDOMException | IOException strict) {
      String flaw = base + " is no well-formed XML" + place(strict);
      String mended = ForgivingXml.mended(body);
      if (mended == null) {
        throw new Unreadable(flaw, strict);
      }
      if (!ForgivingXml.whole(body)) {
        throw new Unreadable(flaw + " (a cut-off answer: its root has no end)", strict);
      }
      try {
        return new Parsed(strictly(mended), flaw + "; read all the same");
      } catch (JDOMException | IOException e) {
        throw new Unreadable(flaw, strict);
      }
    }
  }

  /// The same lines without what stands before the root.
  private static String fromRoot(String text) {
    int start = root(text);
    long lines = text.substring(0, start).chars().filter(c -> c == '\n').count();
    return "\n".repeat((int) lines) + text.substring(start);
  }

  /// Where the first element begins, comments passed over; 0 where there is none.
  private static int root(String text) {
    Matcher element = ELEMENT.matcher(text);
    int from = 0;
    while (element.find(from)) {
      int comment = text.indexOf("<!--", from);
      if (comment < 0 || comment > element.start()) {
        return element.start();
      }
      int end = text.indexOf("-->", comment);
      from = end < 0 ? text.length() : end;
    }
    return 0;
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

  private static String place(Exception trouble) {
    return trouble instanceof JDOMParseException parse
        ? " at line " + parse.getLineNumber() + ", column " + parse.getColumnNumber()
        : "";
  }
}
