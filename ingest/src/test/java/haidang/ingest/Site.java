package haidang.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A web site on this machine. What was not put there answers 404, robots.txt included.
public final class Site implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Reply> pages = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /// What a path answers.
  ///
  /// @param stalls whether only the head of the answer is sent, and its body never
  public record Reply(int status, Map<String, String> headers, byte[] body, boolean stalls) {
    public static Reply of(int status) { return new Reply(status, Map.of(), new byte[0], false); }

    public static Reply of(String type, String body) { return of(type, body.getBytes(StandardCharsets.UTF_8)); }

    public static Reply of(String type, byte[] body) { return of(200).with("Content-Type", type).body(body); }

    public static Reply redirect(String target) { return of(302).with("Location", target); }

    public Reply with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body, stalls);
    }

    public Reply body(byte[] other) { return new Reply(status, headers, other, stalls); }

    public Reply stalling() { return new Reply(status, headers, body, true); }
  }

  /// What was asked for.
  ///
  /// @param etag  If-None-Match, null where it was not sent
  /// @param since If-Modified-Since, null where it was not sent
  /// @param agent User-Agent
  public record Request(String path, @Nullable String etag, @Nullable String since, @Nullable String agent) {}

  public Site() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI at(String path) { return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path); }

  public Site put(String path, Reply reply) {
    pages.put(path, reply);
    return this;
  }

  public Site page(String path, String html) { return put(path, Reply.of("text/html; charset=utf-8", html)); }

  public Site feed(String path, String xml) { return put(path, Reply.of("application/rss+xml; charset=utf-8", xml)); }

  public Site remove(String path) {
    pages.remove(path);
    return this;
  }

  /// Everything that was asked for, robots.txt left out.
  public List<Request> requests() {
    return requests.stream().filter(request -> !request.path().equals("/robots.txt")).toList();
  }

  public long asked(String path) { return requests.stream().filter(r -> r.path().equals(path)).count(); }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      requests.add(new Request(path, exchange.getRequestHeaders().getFirst("If-None-Match"),
          exchange.getRequestHeaders().getFirst("If-Modified-Since"),
          exchange.getRequestHeaders().getFirst("User-Agent")));
      Reply reply = pages.getOrDefault(path, Reply.of(404));
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      if (reply.stalls()) {
        closing.await();
      } else if (reply.body().length > 0) {
        exchange.getResponseBody().write(reply.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
