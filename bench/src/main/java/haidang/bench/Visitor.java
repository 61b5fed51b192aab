package haidang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// Somebody who is signed in and opens pages, as a browser does: compressed, over one connection kept open.
final class Visitor implements AutoCloseable {
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;
  private final String cookie;

  Visitor(String address, String name, String password) throws IOException, InterruptedException {
    this.address = address;
    String form = "name=" + encode(name) + "&password=" + encode(password);
    HttpResponse<Void> answer = client.send(HttpRequest.newBuilder(URI.create(address + "/sign-in"))
        .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form))
        .build(), HttpResponse.BodyHandlers.discarding());
    this.cookie = answer.headers().firstValue("Set-Cookie").map(set -> set.replaceFirst(";.*", ""))
        .orElseThrow(() -> new Refused("nobody can sign in: status " + answer.statusCode()));
  }

  static String encode(String text) { return URLEncoder.encode(text, StandardCharsets.UTF_8); }

  /// @return how long the answer took in nanoseconds, to its last byte
  long open(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookie)
        .header("Accept-Encoding", "gzip").build();
    long start = System.nanoTime();
    HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    long took = System.nanoTime() - start;
    if (answer.statusCode() != 200) {
      throw new Refused(path + " answers " + answer.statusCode());
    }
    return took;
  }

  @Override
  public void close() { client.close(); }
}
