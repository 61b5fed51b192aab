package haidang.ingest.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import haidang.events.Counts;
import haidang.events.Media;
import haidang.events.Moment;
import haidang.events.PostKind;
import haidang.ingest.collect.FoundPost;
import haidang.ingest.collect.Hints;
import haidang.ingest.collect.Mapped;
import haidang.ingest.collect.Unreadable;
import haidang.ingest.legacy.Legacy;
import haidang.ingest.source.Source;
import haidang.ingest.text.Addresses;
import haidang.ingest.text.Dates;
import haidang.ingest.text.PlainText;
import haidang.ingest.text.RichText;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jspecify.annotations.Nullable;

/// RSS, RDF and Atom, read by Rome.
final class XmlFeed {
  private static final Namespace TOMBSTONES = Namespace.getNamespace("http://purl.org/atompub/tombstones/1.0");
  /// Of a feed's head. Rome gives a whole feed up where one of them holds nonsense, and we ask for none.
  private static final Set<String> UNUSED = Set.of("skipHours", "skipDays", "cloud", "image", "textInput");
  private final Source source;
  private final URI base;

  XmlFeed(Source source, URI base) {
    this.source = source;
    this.base = base;
  }

  Mapped read(String text) throws Unreadable {
    Xml.Parsed parsed = Xml.parse(text, base);
    Document document = parsed.document();
    Hints hints = new Hints(Pace.of(document), null, Pace.quiet(document));
    Pace.head(document).getChildren().removeIf(child -> UNUSED.contains(child.getName()));
    SyndFeed feed = feed(document);
    List<String> dates = dates(document);
    List<FoundPost> posts = new ArrayList<>();
    List<SyndEntry> entries = feed.getEntries();
    for (int i = 0; i < entries.size(); i++) {
      posts.add(post(entries.get(i), feed.getLanguage(), dates.size() == entries.size() ? dates.get(i) : ""));
    }
    return new Mapped(posts, gone(document), parsed.flaw() == null ? List.of() : List.of(parsed.flaw()), hints);
  }

  private SyndFeed feed(Document document) throws Unreadable {
    try {
      return new SyndFeedInput(false, Locale.US).build(document);
    } catch (FeedException | IllegalArgumentException | NullPointerException e) { // the last where there is no channel
      throw new Unreadable(base + " is XML but no feed: its root is <" + document.getRootElement().getName() + ">", e);
    }
  }

  private FoundPost post(SyndEntry entry, @Nullable String language, String date) {
    RichText body = body(entry);
    URI link = Addresses.link(base, entry.getLink());
    String title = entry.getTitle() == null ? "" : Legacy.repair(PlainText.of(entry.getTitle()));
    Moment written = Dates.parse(date, source.zone());
    Moment updated = moment(entry.getUpdatedDate());
    Moment said = written == null ? moment(entry.getPublishedDate()) : written;
    Moment published = said == null ? updated : said;
    List<Media> media = Stream.concat(body.media().stream(), enclosures(entry)).toList();
    return new FoundPost(nativeId(entry, link, title, body.text()), title.isEmpty() ? PostKind.POST : PostKind.ARTICLE,
        link, null, null, orNull(entry.getAuthor()), orNull(title), body.text(),
        language == null ? source.language() : language, published, later(published, updated), media, body.links(),
        Counts.UNKNOWN);
  }

  private static String nativeId(SyndEntry entry, @Nullable URI link, String title, String text) {
    String uri = entry.getUri(); // Rome puts the link there where the entry has no id
    return uri != null && !uri.isBlank() && !uri.equals(entry.getLink())
        ? EntryId.of(uri)
        : link != null ? EntryId.of(Addresses.canonical(link)) : title + "\n" + text;
  }

  /// The fullest of what the entry offers: many feeds repeat the text as a teaser.
  private RichText body(SyndEntry entry) {
    SyndContent best = entry.getDescription();
    for (SyndContent content : entry.getContents()) {
      best = length(content) >= length(best) ? content : best;
    }
    if (best == null || best.getValue() == null) {
      return new RichText("", List.of(), List.of());
    }
    if ("text".equals(best.getType()) || "text/plain".equals(best.getType())) {
      return new RichText(Legacy.repair(best.getValue().strip()), List.of(), List.of());
    }
    RichText rich = RichText.of(best.getValue(), base);
    return new RichText(Legacy.repair(rich.text()), rich.links(), rich.media());
  }

  private static int length(@Nullable SyndContent content) {
    return content == null || content.getValue() == null ? 0 : content.getValue().length();
  }

  private Stream<Media> enclosures(SyndEntry entry) {
    return entry.getEnclosures().stream().map(e -> Attachment.of(base, e.getUrl(), e.getType(), null))
        .filter(Objects::nonNull);
  }

  /// The dates as written, entry by entry: Rome takes a date without a zone for one in that of this machine.
  private static List<String> dates(Document document) {
    List<String> dates = new ArrayList<>();
    for (Element entry : document.getDescendants(Filters.element())) {
      if (entry.getName().equals("item") || entry.getName().equals("entry")) {
        dates.add(entry.getChildren().stream()
            .filter(e -> e.getName().equals("pubDate") || e.getName().equals("date") || e.getName().equals("published"))
            .map(Element::getText).findFirst().orElse(""));
      }
    }
    return dates;
  }

  /// Entries the feed itself declares deleted, by RFC 6721.
  private static List<String> gone(Document document) {
    return document.getRootElement().getChildren("deleted-entry", TOMBSTONES).stream()
        .map(e -> e.getAttributeValue("ref")).filter(Objects::nonNull).map(EntryId::of).toList();
  }

  private static @Nullable Moment moment(@Nullable Date date) {
    return date == null ? null : Moment.exactly(date.toInstant());
  }

  /// Atom dates every entry's last change, also where there was none.
  private static @Nullable Moment later(@Nullable Moment published, @Nullable Moment updated) {
    return published != null && updated != null && !updated.at().isAfter(published.at()) ? null : updated;
  }

  private static @Nullable String orNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
