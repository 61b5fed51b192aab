package haidang.deploy.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Serves the sample world on the loopback interface, to readers and collectors alike.
public final class SampleSites implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Answers answers;
  private final InstantSource clock;

  private SampleSites(HttpServer server, World world, InstantSource clock) {
    this.server = server;
    this.answers = new Answers(world, "http://127.0.0.1:" + server.getAddress().getPort());
    this.clock = clock;
  }

  /// @param port 0 for any that is free
  /// @throws IOException when something else listens there
  public static SampleSites open(int port, World world, InstantSource clock) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
    var sites = new SampleSites(server, world, clock);
    server.setExecutor(sites.threads);
    server.createContext("/", sites::answer);
    server.start();
    return sites;
  }

  /// `http://127.0.0.1:` and the port.
  public String origin() { return answers.origin(); }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Answer answer = answers.to(exchange.getRequestURI().getPath(), clock.instant());
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", answer.type());
      headers.set("ETag", answer.tag());
      headers.set("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(answer.changed().atZone(
          ZoneOffset.UTC)));
      if (answer.status() == 200 && known(exchange.getRequestHeaders(), answer)) {
        exchange.sendResponseHeaders(304, -1);
      } else if (method.equals("HEAD")) {
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        byte[] body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  /// RFC 9110: a tag decides alone where one is given.
  private static boolean known(Headers asked, Answer answer) {
    String tag = asked.getFirst("If-None-Match");
    if (tag != null) {
      return tag.contains(answer.tag());
    }
    Instant since = time(asked.getFirst("If-Modified-Since"));
    return since != null && !answer.changed().truncatedTo(ChronoUnit.SECONDS).isAfter(since);
  }

  private static @Nullable Instant time(@Nullable String written) {
    try {
      return written == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(written));
    } catch (DateTimeException e) {
      return null; // RFC 9110: a date that cannot be read is passed over
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
