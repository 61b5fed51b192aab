package haidang.deploy.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Somebody who signs in to the console of a sample world and looks at each page once.
///
/// @param console  its address
/// @param password of the administrator
public record Visitor(String console, String password) {
  private static final List<String> PAGES = List.of("today", "review", "cases", "archive?q=tin", "sources", "rules",
      "mailbox", "digests", "account");

  /// @throws IOException when a page is not shown
  public void lookAround() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(
        HttpClient.Redirect.NORMAL).build()) {
      client.send(HttpRequest.newBuilder(URI.create(console + "/sign-in"))
          .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(
              "name=admin&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)))
          .build(), BodyHandlers.discarding());
      for (String page : PAGES) {
        int status = client.send(HttpRequest.newBuilder(URI.create(console + "/" + page)).build(), BodyHandlers
            .discarding()).statusCode();
        if (status != 200) {
          throw new IOException("the page " + page + " answered " + status);
        }
      }
    }
  }
}
