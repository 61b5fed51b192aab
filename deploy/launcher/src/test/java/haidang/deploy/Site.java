package haidang.deploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A public site on this machine: a news feed that grows.
final class Site implements AutoCloseable {
  private record Item(String id, String title, String text, Instant published) {}

  private final HttpServer server;
  private final List<Item> items = new CopyOnWriteArrayList<>();

  Site() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/feed.xml", exchange -> {
      byte[] body = feed().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/rss+xml; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  void publish(String id, String title, String text) { items.add(new Item(id, title, text, Instant.now())); }

  int size() { return items.size(); }

  String url(String path) { return "http://127.0.0.1:" + server.getAddress().getPort() + path; }

  private String feed() {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>")
        .append("<title>Tin xã</title><link>").append(url("/")).append("</link><description>Tin</description>");
    for (Item item : items) {
      xml.append("<item><guid isPermaLink=\"false\">").append(item.id()).append("</guid><title>").append(item.title())
          .append("</title><description>").append(item.text()).append("</description><link>").append(url("/" + item
              .id()))
          .append("</link><pubDate>").append(java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(item
              .published().atZone(java.time.ZoneOffset.UTC)))
          .append("</pubDate></item>");
    }
    return xml.append("</channel></rss>").toString();
  }

  /// The declaration of its feed.
  String declaration() { return """
      sources:
        - id: tin-xa
          kind: feed
          url: %s
          name: Tin xã
          purpose: thử
          period: 60s
          route: {who: người trực, when: 2026-11-20, terms: trang thử trên máy này}
      """.formatted(url("/feed.xml")); }

  @Override
  public void close() { server.stop(0); }
}
