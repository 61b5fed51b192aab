package haidang.ingest.fetch;

import haidang.ingest.text.Addresses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// One request and its reply, whatever the status.
final class Exchange implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private final FetchConfig config;
  private final HttpClient client;

  Exchange(FetchConfig config) {
    this.config = config;
    this.client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT).build();
  }

  /// @param body uncompressed
  record Reply(int status, HttpHeaders headers, byte[] body) {
    @Nullable
    String header(String name) { return headers.firstValue(name).orElse(null); }

    boolean redirects() { return status >= 301 && status <= 308 && status != 304 && header("Location") != null; }

    boolean redirectsForGood() { return status == 301 || status == 308; }

    URI target(URI from) throws FetchFailed {
      URI target = Addresses.resolve(from, header("Location"));
      if (target == null) {
        throw new FetchFailed(Trouble.FAILED, Addresses.withoutSecrets(from) + " redirects to what is no web address");
      }
      return target;
    }
  }

  Reply send(URI url, Validators known) throws FetchFailed, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> call = client.sendAsync(request(url, known),
        new LimitedBody(config.maxBytes()));
    try {
      HttpResponse<byte[]> response = call.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(response.statusCode(), response.headers(), unpacked(response));
    } catch (TimeoutException e) {
      throw failed(url, "did not answer in full within " + config.timeout().toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw failed(url, reason(e.getCause() == null ? e : e.getCause()), e);
    } catch (IOException e) {
      throw failed(url, reason(e), e);
    } finally {
      call.cancel(true);
    }
  }

  private HttpRequest request(URI url, Validators known) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).header("User-Agent", config.userAgent())
        .header("Accept-Language", "vi,en;q=0.5").header("Accept-Encoding", "gzip");
    if (known.etag() != null) {
      request.header("If-None-Match", known.etag());
    }
    if (known.lastModified() != null) {
      request.header("If-Modified-Since", known.lastModified());
    }
    return request.GET().build();
  }

  private byte[] unpacked(HttpResponse<byte[]> response) throws IOException {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    return switch (encoding) {
      case "identity", "" -> response.body();
      case "gzip", "x-gzip" -> gunzip(response.body());
      default -> throw new IOException("came in the encoding " + encoding + ", asked for gzip");
    };
  }

  private byte[] gunzip(byte[] packed) throws IOException {
    if (packed.length == 0) {
      return packed;
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] plain = gzip.readNBytes(config.maxBytes());
      if (gzip.read() >= 0) {
        throw LimitedBody.tooLarge(-1, config.maxBytes());
      }
      return plain;
    } catch (java.io.EOFException e) {
      throw new IOException("ends in the middle of its gzip stream", e);
    }
  }

  private static String reason(Throwable trouble) {
    if (trouble instanceof LimitedBody.TooLarge) {
      return String.valueOf(trouble.getMessage());
    }
    if (trouble instanceof ConnectException) {
      return "cannot be reached";
    }
    String message = trouble.getMessage();
    return message == null ? trouble.getClass().getSimpleName() : message;
  }

  private static FetchFailed failed(URI url, String reason, Throwable cause) {
    return new FetchFailed(Trouble.FAILED, Addresses.withoutSecrets(url) + " " + reason, null, cause);
  }

  @Override
  public void close() { client.shutdownNow(); }
}
